using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>Ids that a plan may name, and why one that it asks for has no result: nothing is missing without a word.</summary>
internal static class PlanIds
{
    /// <summary>First words of the ids of all methods.</summary>
    public static readonly IReadOnlyList<string> Roots =
    [
        "consort", "balance", "itt", "perm", "rate", "icc", "power", "burnout", "turnover", "cace", "effect_size", "multiplicity",
    ];

    /// <summary>Sensitivity analyses of the primary that this program knows.</summary>
    public static readonly IReadOnlyList<string> Sensitivities =
    [
        "itt.wls_rd.no_baseline", "itt.ols_school", "itt.neyman_blocked", "itt.wls_rd.baseline_weights", "itt.logit.cluster",
        "itt.logit.cluster.no_baseline", "itt.wls_rd.without_authority", .. Depending.Keys,
    ];

    /// <summary>Those that need something which a lock may not have.</summary>
    private static Dictionary<string, string> Depending => new(StringComparer.Ordinal)
    {
        ["itt.wls_rd.without_data_withdrawn"] = "No school has withdrawn its data: it would be the primary again",
        ["itt.wls_rd.with_carried_forward"] = "No month is carried forward or after a change of definition: it would be the primary again",
        ["itt.wls_rd.definition.with_advice"] = "No month of the trial has a count of contacts that end in information and advice alone",
        ["itt.wls_rd.supervisor_clusters"] = "No session names a supervisor",
        ["itt.wls_rd.trust_clusters"] = "The register does not hold trusts",
    };

    /// <summary>A reason for each method that a plan has and its results have not.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="results">Of all methods.</param>
    public static IEnumerable<AnalysisResult> Absent(AnalysisPlanText plan, IReadOnlyList<AnalysisResult> results)
    {
        var present = results.Select(result => result.Id).ToHashSet(StringComparer.Ordinal);
        bool IsThere(string id) => present.Contains(id) || present.Any(found => found.StartsWith($"{id}.", StringComparison.Ordinal));
        return Depending.Select(pair => (Id: pair.Key, Reason: new Reason(ReasonCode.NoData, pair.Value)))
            .Concat(TrialAnalysis.NotImplemented)
            .Concat(plan.Sensitivity.Except(Depending.Keys)
                .Select(id => (Id: id, Reason: new Reason(ReasonCode.NoData, "Nothing in the lock gives it"))))
            .Where(absent => !IsThere(absent.Id))
            .Select(absent => new AnalysisResult(absent.Id, "", null, "", ResultStatus.Missing, absent.Reason));
    }
}
