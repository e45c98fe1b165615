using System.Globalization;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>All results of a plan on the rows of a lock: a pure function, so that the same lock gives the same bytes.</summary>
internal static class EffectRun
{
    private const string Primary = "itt.primary.wls_rd";
    private const string WithCarriedForward = "itt.wls_rd.with_carried_forward";

    /// <param name="rows">Of the lock.</param>
    /// <param name="trial">Its windows.</param>
    /// <param name="plan">What is analysed.</param>
    /// <param name="seed">Of a rehearsal's arms; null = true arms.</param>
    /// <param name="cancel">Ends it between parts.</param>
    public static (string DatasetSha256, IReadOnlyList<AnalysisResult> Results) Compute(AnalysedRows rows, Trial trial, AnalysisPlanText plan, long? seed, CancellationToken cancel)
    {
        var data = Arms(AnalysisDataset.Of(rows, trial, all: false), seed);
        var options = new AnalysisOptions(plan.Seed, plan.Permutations, plan.Compliance.LeastSessions);
        var results = TrialAnalysis.Run(data, options, null, cancel).ToList();
        ReplaceRates(results, data, options, cancel);
        results.AddRange(Sensitivity(data, Arms(AnalysisDataset.Of(rows, trial, all: true), seed), options, cancel));
        results.AddRange(Pairs(rows, trial, data));
        return (DatasetText.Sha256(data), results.FindAll(result => plan.Has(result.Id)));
    }

    private static TrialData Arms(TrialData data, long? seed) => seed is { } given ? Rehearsal.Permuted(data, given) : data;

    /// <summary>Rates without the schools of which nobody knows the pupils, each result with their names.</summary>
    private static void ReplaceRates(List<AnalysisResult> results, TrialData data, AnalysisOptions options, CancellationToken cancel)
    {
        var unknown = data.Schools.Where(school => school is { MonthsReported: > 0, Pupils: <= 0 }).Select(school => school.Id).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count == 0)
            return;
        var known = TrialAnalysis.Run(data with { Schools = [.. data.Schools.Where(school => !unknown.Contains(school.Id))], Months = [], Scales = [], Tenures = [] },
            options with { Permutations = 1 }, null, cancel).Where(result => IsRate(result.Id));
        var reason = new Reason(ReasonCode.NoDenominator, "Left out of rates: the register of the trial's first day has no number of pupils", unknown);
        results.RemoveAll(result => IsRate(result.Id));
        results.AddRange(known.Select(result => result.Status == ResultStatus.Value ? result with { Status = ResultStatus.Warned, Reason = reason } : result));
    }

    private static bool IsRate(string id) => id.StartsWith("rate.", StringComparison.Ordinal);

    /// <summary>The primary model with the months that are out of it; nothing where there are none.</summary>
    private static IEnumerable<AnalysisResult> Sensitivity(TrialData data, TrialData all, AnalysisOptions options, CancellationToken cancel) =>
        data.Ordered.Select(school => school.MonthsReported).SequenceEqual(all.Ordered.Select(school => school.MonthsReported)) ? []
            : TrialAnalysis.Run(all with { Months = [], Scales = [], Tenures = [] }, options with { Permutations = 1 }, null, cancel)
                .Where(result => result.Id == Primary).Select(result => result with { Id = WithCarriedForward });

    private static IEnumerable<AnalysisResult> Pairs(AnalysedRows rows, Trial trial, TrialData data)
    {
        var (same, sameSchool) = AnalysedPeople.Pairs(rows, trial, data.Schools.Select(school => school.Id).ToHashSet(StringComparer.Ordinal));
        yield return new("burnout.pairs", "same_person", same, "count", ResultStatus.Value, null);
        yield return new("burnout.pairs", "same_person_same_school", sameSchool, "count", ResultStatus.Value, null);
    }

    /// <summary>Results as they are stored.</summary>
    /// <param name="results">Of a run.</param>
    /// <param name="run">The run.</param>
    public static IEnumerable<AnalysisResultRow> Rows(IReadOnlyList<AnalysisResult> results, AnalysisRunRow run)
    {
        var marks = string.Concat(run.PostHoc ? " post_hoc" : "", run.Rehearsal ? " REHEARSAL" : "");
        return results.Select((result, at) => new AnalysisResultRow
        {
            Run = run.Number,
            Place = at + 1,
            Id = result.Id,
            Key = result.Key,
            Value = Text(result.Value),
            Unit = result.Unit,
            Status = $"{result.Status}".ToLowerInvariant() + marks,
            Reason = result.Reason is { } reason ? $"{reason.CodeText}: {reason.Sentence}" : "",
        });
    }

    private static string Text(double? value) => value switch
    {
        null => "",
        double.PositiveInfinity => "Inf",
        double.NegativeInfinity => "-Inf",
        { } number => number.ToString("R", CultureInfo.InvariantCulture),
    };
}
