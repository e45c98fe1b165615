using System.Globalization;
using Programme.Costs.V1;
using Programme.Outcomes.V1;

namespace Programme.Costs;

/// <summary>Outcomes of a run with their intervals, as they stand beside costs.</summary>
internal static class Consequences
{
    /// <summary>Results by id (and what is added to it after a full stop), with the keys of estimate and interval.</summary>
    private static readonly IReadOnlyList<(string Id, bool Exact, string Measure, string Estimate, string Lower, string Upper)> Kinds =
    [
        ("itt.primary.wls_rd", true, "difference", "estimate", "ci_lo_CR2_satt", "ci_hi_CR2_satt"),
        ("rate.poisson", false, "rate_ratio", "rate_ratio", "rr_lo", "rr_hi"),
        ("turnover.cox.efron", false, "hazard_ratio", "hr", "hr_lo", "hr_hi"),
        (Scores, false, "difference", "estimate", "ci_lo_CR2", "ci_hi_CR2"),
    ];

    private const string Scores = "burnout.ancova";

    /// <param name="results">Of the run.</param>
    /// <param name="scores">Whether survey scores are told.</param>
    public static IEnumerable<Consequence> Of(IEnumerable<AnalysisResult> results, bool scores) =>
        from method in results.GroupBy(result => result.Id)
        let kind = Kinds.FirstOrDefault(one => method.Key == one.Id
            || (!one.Exact && method.Key.StartsWith($"{one.Id}.", StringComparison.Ordinal)))
        where kind.Id is not null && (scores || kind.Id != Scores)
        let numbers = method.ToDictionary(result => result.Key)
        let estimate = Number(numbers, kind.Estimate)
        let lower = Number(numbers, kind.Lower)
        let upper = Number(numbers, kind.Upper)
        select estimate is not null && lower is not null && upper is not null ? new Consequence
        {
            Id = method.Key,
            Measure = kind.Measure,
            Unit = kind.Measure.EndsWith("ratio", StringComparison.Ordinal) ? "1" : numbers[kind.Estimate].Unit,
            Estimate = estimate.Value,
            Lower = lower.Value,
            Upper = upper.Value,
            Status = numbers[kind.Estimate].Status,
        } : Without(method, kind.Measure, [kind.Estimate, kind.Lower, kind.Upper, ""]);

    /// <summary>An outcome that the run could not estimate stays in the table, with what the run says of it.</summary>
    private static Consequence Without(IGrouping<string, AnalysisResult> method, string measure, string[] keys)
    {
        var why = method.Where(result => result.Reason.Length > 0 && keys.Contains(result.Key))
            .MinBy(result => Array.IndexOf(keys, result.Key));
        return new Consequence
        {
            Id = method.Key,
            Measure = measure,
            Status = why?.Status ?? "missing",
            Reason = why?.Reason ?? "NO_DATA: the run has no estimate with an interval.",
        };
    }

    private static double? Number(Dictionary<string, AnalysisResult> numbers, string key) =>
        numbers.TryGetValue(key, out var result)
        && double.TryParse(result.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
