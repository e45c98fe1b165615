using System.Globalization;
using Programme.Disclosure;

namespace Programme.Outcomes;

/// <summary>Results that anybody may have: a family of results is withheld whole when one of its counts is small, because its other
/// numbers would give the count back.</summary>
internal static class OpenResults
{
    private static readonly string[] CountsOfFlow = ["dsl", "contacts_", "nfa_"];

    private static readonly IReadOnlyList<Family> Families =
    [
        new("contacts by arm", ["itt.raw", "rate.raw"], row => row.Id.StartsWith("itt.raw.arm", StringComparison.Ordinal)
            && row.Key is ("contacts" or "nfa"), Below(FigurePolicies.Contacts.High + 1)),
        new("posts that ended", ["turnover"], row => row.Key.StartsWith("events", StringComparison.Ordinal)
            && row.Id.StartsWith("turnover", StringComparison.Ordinal), Below(FigurePolicies.Contacts.High + 1)),
        new("answers", ["burnout", "balance.burnout_baseline", "icc.burnout"], row => row.Key is "n" or "n0" or "n1"
            && (row.Id.StartsWith("burnout", StringComparison.Ordinal) || row.Id.StartsWith("balance.burnout", StringComparison.Ordinal)),
            Below(SmallGroups.LeastAnswers)),
    ];

    public static IReadOnlyList<AnalysisResultRow> Of(IEnumerable<AnalysisResultRow> results)
    {
        var all = results.ToList();
        var small = Families.Where(family => all.Exists(row => family.IsCount(row) && Number(row) is { } count && family.IsSmall(count)))
            .ToList();
        return all.ConvertAll(row => Alone(small.Find(family => family.Has(row.Id)) is { } family ? Withheld(row, family.Name) : row));
    }

    /// <summary>A small count of people or contacts that no family has: those of the participant flow. Schools are not
    /// withheld.</summary>
    private static AnalysisResultRow Alone(AnalysisResultRow row) =>
        row.Id == "consort.counts" && Array.Exists(CountsOfFlow, start => row.Key.StartsWith(start, StringComparison.Ordinal))
            && Number(row) is { } count && Below(FigurePolicies.Contacts.High + 1)(count) ? Withheld(row, "a count") : row;

    private static AnalysisResultRow Withheld(AnalysisResultRow row, string what) => row with
    {
        Value = "",
        Status = row.Status.Replace("value", "missing", StringComparison.Ordinal).Replace("warned", "missing", StringComparison.Ordinal),
        Reason = $"WITHHELD: {what}, of few.",
    };

    private static Func<double, bool> Below(long least) => count => count > 0 && count < least;

    private static double? Number(AnalysisResultRow row) =>
        double.TryParse(row.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <param name="Name">What its counts are of.</param>
    /// <param name="Prefixes">Ids, or their beginnings up to a full stop.</param>
    /// <param name="IsCount">Whether a result is one of its counts.</param>
    /// <param name="IsSmall">Whether a count is small.</param>
    private sealed record Family(
        string Name, IReadOnlyList<string> Prefixes, Func<AnalysisResultRow, bool> IsCount, Func<double, bool> IsSmall)
    {
        public bool Has(string id) =>
            Prefixes.Any(prefix => id == prefix || id.StartsWith($"{prefix}.", StringComparison.Ordinal));
    }
}
