using System.Globalization;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>All results of a plan on the rows of a lock: a pure function, so that the same lock gives the same bytes.</summary>
internal static class EffectRun
{
    /// <param name="rows">Of the lock.</param>
    /// <param name="trial">Its windows.</param>
    /// <param name="plan">What is analysed.</param>
    /// <param name="seed">Of a rehearsal's arms; null = true arms.</param>
    /// <param name="cancel">Ends it between parts.</param>
    public static (string DatasetSha256, IReadOnlyList<AnalysisResult> Results) Compute(AnalysedRows rows, Trial trial,
        AnalysisPlanText plan, long? seed, CancellationToken cancel)
    {
        var built = AnalysisDataset.Of(rows, trial);
        var data = seed is { } given ? Rehearsal.Permuted(built, given) : built;
        var options = new AnalysisOptions(plan.Seed, plan.Permutations, plan.Compliance.LeastSessions)
        {
            RatesLeaveOutUnknownPupils = true,
            RatesAdjustForContacts = plan.RateBaseline == AnalysisPlanText.Contacts,
        };
        IReadOnlyList<AnalysisResult> results = [.. TrialAnalysis.Run(data, options, null, cancel), .. Pairs(rows, trial, data)];
        return (DatasetText.Sha256(data), [.. results.Concat(PlanIds.Absent(plan, results)).Where(result => plan.Has(result.Id))]);
    }

    private static IEnumerable<AnalysisResult> Pairs(AnalysedRows rows, Trial trial, TrialData data)
    {
        var (same, sameSchool) = AnalysedPeople.Pairs(rows, trial,
            data.Schools.Select(school => school.Id).ToHashSet(StringComparer.Ordinal));
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
