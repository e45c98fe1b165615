namespace Programme.Statistics;

/// <summary>Intraclass correlations with intervals, design effects, and the effect the trial could find as it was analysed.</summary>
internal static class CorrelationSection
{
    public static void Add(TrialData data, Results results)
    {
        var schools = data.Analysed;
        AddShares("icc.nfa.school", [.. schools.Select(FlowSection.Count)], results);
        AddShares("icc.nfa.la", [.. schools.GroupBy(school => school.Authority, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Select(FlowSection.Count).ToList())
            .Select(counts => new ShareCount(counts.Sum(count => count.Part), counts.Sum(count => count.Whole)))], results);
        foreach (var scale in data.Scales)
            AddScores(scale, results);
        AddDetectable(schools, results);
    }

    private static void AddShares(string id, IReadOnlyList<ShareCount> clusters, Results results)
    {
        var outcome = IntraclassCorrelation.OfShares(clusters);
        if (outcome.Value is not { } anova)
        {
            results.Refuse(id, outcome.Reason!);
            return;
        }
        var effect = IntraclassCorrelation.DesignEffect([.. clusters.Where(cluster => cluster.Whole > 0)
            .Select(cluster => (double)cluster.Whole)], anova.Icc);
        results.Add(id, "1",
        [
            .. ResultKeys.Anova(anova), ("icc_fleiss_cuzick", IntraclassCorrelation.FleissCuzick(clusters)), ("mean_size", effect.MeanSize),
            ("cv_size", effect.SizeVariation),
            ("deff_equal", effect.Equal), ("deff_eldridge", effect.Unequal),
        ]);
    }

    private static void AddScores(TrialScale scale, Results results)
    {
        var id = BurnoutSection.Suffixed("icc.burnout", scale.Name);
        var clusters = scale.Persons.Where(person => person.FollowUp is not null).GroupBy(person => person.School, StringComparer.Ordinal)
            .Select(group => group.Select(person => person.FollowUp!.Value).ToArray()).ToList();
        var outcome = IntraclassCorrelation.OfValues(clusters);
        if (outcome.Value is { } anova)
            results.Add(id, "1", [.. ResultKeys.Anova(anova), ("reml_icc", OneWayReml.Icc(clusters))]);
        else
            results.Refuse(id, outcome.Reason!);
    }

    /// <summary>The smallest difference of shares found with power 0.8, from the observed correlation, sizes and explained
    /// variance.</summary>
    private static void AddDetectable(IReadOnlyList<TrialSchool> schools, Results results)
    {
        const string id = "power.analysis";
        if (results["icc.nfa.school", "icc"] is not { } icc || results[PrimarySection.Id, "r_squared"] is not { } explained)
        {
            results.Refuse(id, new Reason(ReasonCode.NoData, "There is no correlation or no primary model to plan from."));
            return;
        }
        var strata = schools.Select(school => school.Stratum).Distinct().Count();
        var share = schools.Average(school => school.Arm);
        var size = new TrialSize(PowerDesign.ClustersInFixedBlocks, schools.Average(school => school.Contacts!.Value),
            (double)schools.Count / strata, strata,
            Math.Max(0, icc), Explained2: Math.Clamp(explained, 0, 1), Covariates: 1, Share: share);
        var outcome = Power.Mdes(size);
        var pooled = schools.Sum(school => school.Nfa!.Value) / schools.Sum(school => school.Contacts!.Value);
        if (outcome.Value is { } found)
        {
            results.Add(id, "1",
            [
                ("df", found.Df), ("se", found.Error), ("multiplier", found.Multiplier), ("mdes", found.Mdes),
                ("mdes_share", found.Mdes * Math.Sqrt(pooled * (1 - pooled))),
            ]);
        }
        else
        {
            results.Refuse(id, outcome.Reason!);
        }
    }
}
