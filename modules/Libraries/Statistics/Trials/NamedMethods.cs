namespace Programme.Statistics;

/// <summary>Methods that have a row in every analysis: with numbers, or with the reason why there are none. What a section leaves out
/// because another method has no estimate is refused for the reason of that one.</summary>
internal static class NamedMethods
{
    private static readonly Reason Nothing = new(ReasonCode.NoData, "No row is left to compute it from.");

    private static readonly string[] OfTreatment = ["cace.binary", "cace.binary.unweighted", "cace.dose", "cace.dose.unweighted"];

    private static readonly string[] OfSchools =
    [
        $"{PrimarySection.Id}.cr2_identity_target", "itt.wls_rd.no_baseline", "itt.ols_school", "itt.neyman_blocked",
        "itt.wls_rd.baseline_weights", "itt.wls_rd.month_rows", LogitSection.Id, $"{LogitSection.Id}.no_baseline", .. OfTreatment,
    ];

    /// <summary>Each method with the one from which it takes its reason.</summary>
    /// <param name="data">The dataset; its scales and groups of posts have methods of their own.</param>
    public static IEnumerable<(string Id, string From)> Of(TrialData data) =>
    [
        .. OfSchools.Select(id => (id, PrimarySection.Id)),
        .. OfTreatment.Select(id => ($"{id}.anderson_rubin", id)),
        .. ((string[])["contacts", "nfa", "not_nfa"]).SelectMany(name => new[]
            { ($"rate.poisson.{name}", "rate.raw"), ($"rate.nb2.{name}", $"rate.poisson.{name}") }),
        .. data.Scales.SelectMany(scale => ((string[])["burnout.ipw", "burnout.delta"]).Select(id =>
            (BurnoutSection.Suffixed(id, scale.Name), BurnoutSection.Suffixed("burnout.ancova", scale.Name)))),
        .. data.Tenures.SelectMany(group => OfPosts(group.Name)),
    ];

    private static IEnumerable<(string Id, string From)> OfPosts(string group)
    {
        string Named(string id) => BurnoutSection.Suffixed(id, group);
        for (var arm = 0; arm <= 1; arm++)
            yield return ($"{Named("turnover.rates")}.arm{arm}", Named("turnover.rates"));
        yield return (Named("turnover.rate_ratio"), Named("turnover.rates"));
        yield return (Named("turnover.km"), Named("turnover.rates"));
        if (group.Length > 0)
            yield return (Named("turnover.cox"), Named("turnover.cox.efron"));
    }

    /// <summary>Adds the rows of those that no section added.</summary>
    public static void RefuseAbsent(TrialData data, Results results)
    {
        foreach (var (id, from) in Of(data).Where(method => !results.Has(method.Id)))
            results.Refuse(id, results.Refusal(from) ?? Nothing);
        if (!results.Has("perm.exact") && !results.Has("perm.mc"))
            results.Refuse("perm", results.Refusal(PrimarySection.Id) ?? Nothing);
    }
}
