namespace Programme.Statistics;

/// <summary>What is computed from other results: standardised effects of the primary, and p-values adjusted for being many.</summary>
internal static class ClosingSection
{
    private static readonly (string Name, string Id, string Key)[] Family =
    [
        ("rate_contacts", "rate.nb2.contacts", "p"), ("rate_nfa", "rate.nb2.nfa", "p"), ("burnout", "burnout.ancova", "p_CR2_satt"),
        ("turnover", "turnover.logrank_stratified", "p"), ("logit", LogitSection.Id, "p_CR1"),
    ];

    public static void Add(TrialData data, Results results)
    {
        AddEffectSizes(data.Analysed, results);
        var known = Family.Select(one => (one.Name, Value: results[one.Id, one.Key])).Where(one => one.Value is not null).ToList();
        if (known.Count == 0)
        {
            results.Refuse("multiplicity", new Reason(ReasonCode.NoData, "No member of the family has a p-value."));
            return;
        }
        double[] p = [.. known.Select(one => one.Value!.Value)];
        results.Add("multiplicity", "probability",
        [
            .. Named("p", p), .. Named("holm", Multiplicity.Holm(p)), .. Named("hochberg", Multiplicity.Hochberg(p)),
            .. Named("BH", Multiplicity.BenjaminiHochberg(p)), .. Named("bonferroni", Multiplicity.Bonferroni(p)),
        ]);

        IEnumerable<(string, double?)> Named(string method, double[] values) =>
            known.Select((one, at) => ($"{method}_{one.Name}", (double?)values[at]));
    }

    /// <summary>d = log OR √3/π and log OR / 1.65 (What Works Clearinghouse), Cohen's h, RD / √(p₀(1 − p₀)), and g on the scale of school
    /// shares.</summary>
    private static void AddEffectSizes(IReadOnlyList<TrialSchool> schools, Results results)
    {
        double[] Shares(int arm) => [.. schools.Where(school => school.Arm == arm).Select(school => school.Share)];
        var (odds, share1, share0) = (results[LogitSection.Id, "log_odds"], results[LogitSection.Id, "std_p1"],
            results[LogitSection.Id, "std_p0"]);
        var pooled = Summaries.PooledDeviation(Shares(1), Shares(0));
        var j = HedgesG.ApproximateJ(schools.Count - 2);
        results.Add("effect_size.primary", "standard deviations",
        [
            ("d_logit", odds * Math.Sqrt(3) / Math.PI), ("d_cox", odds / 1.65),
            ("cohen_h", share1 is { } one && share0 is { } other ? 2 * Math.Asin(Math.Sqrt(one)) - 2 * Math.Asin(Math.Sqrt(other)) : null),
            ("d_binary_sd", share0 is { } p0 ? results[PrimarySection.Id, "estimate"] / Math.Sqrt(p0 * (1 - p0)) : null),
            ("sd_pooled_school", pooled), ("g_school", pooled > 0 ? j * results["itt.ols_school", "estimate"] / pooled : null),
        ], whenMissing: new Reason(ReasonCode.NoData, "The model it is taken from has no estimate."));
    }
}
