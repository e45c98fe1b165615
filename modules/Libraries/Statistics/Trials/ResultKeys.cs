namespace Programme.Statistics;

/// <summary>The numbers of methods that more than one part prints, under the reference's names; null where a number does not
/// exist.</summary>
public static class ResultKeys
{
    /// <summary>Of a rate ratio.</summary>
    /// <param name="found">The ratio.</param>
    public static IEnumerable<(string Key, double? Value)> Ratio(RateRatioResult found) =>
    [
        ("rr", found.Ratio), ("log_rr", found.Ratio is { } ratio ? Math.Log(ratio) : null),
        ("se_log_rr", found.LogError ?? double.PositiveInfinity),
        ("wald_lo", found.Wald?.Lower ?? (found.Ratio == 0 ? 0 : null)),
        ("wald_hi", found.Wald?.Upper ?? (found.Ratio is double.PositiveInfinity ? double.PositiveInfinity : null)),
        ("exact_lo", found.Exact.Lower), ("exact_hi", found.Exact.Upper),
        ("p_exact_minlik", found.PMinimum), ("p_exact_central", found.PCentral), ("p_midp_central", found.PMid),
    ];

    /// <summary>Of a standardised difference.</summary>
    /// <param name="first">Mean, standard deviation and number of arm 1.</param>
    /// <param name="second">The same of arm 0.</param>
    /// <param name="found">The difference.</param>
    public static IEnumerable<(string Key, double? Value)> Effect(
        (double Mean, double Deviation, int Count) first, (double Mean, double Deviation, int Count) second, StandardisedMean found)
    {
        var half = Tails.NormalQuantile() * found.Error;
        return
        [
            ("mean1", first.Mean), ("sd1", first.Deviation), ("n1", first.Count), ("mean0", second.Mean), ("sd0", second.Deviation),
            ("n0", second.Count),
            ("sd_pooled", found.Pooled), ("d", found.D), ("var_d", found.VarianceOfD), ("J_exact", found.ExactJ),
            ("J_approx", found.ApproximateJ),
            ("g_exactJ", found.ExactJ * found.D), ("g_approxJ", found.G), ("var_g_approxJ", found.Error * found.Error),
            ("se_g_approxJ", found.Error),
            ("g_ci_lo_normal", found.G - half), ("g_ci_hi_normal", found.G + half),
            ("g_ci_lo_nct", found.Noncentral?.Lower), ("g_ci_hi_nct", found.Noncentral?.Upper),
        ];
    }

    /// <summary>Of a one-way analysis of variance.</summary>
    /// <param name="anova">The analysis.</param>
    public static IEnumerable<(string Key, double? Value)> Anova(OneWayAnova anova)
    {
        var interval = anova.Interval();
        return
        [
            ("k", anova.Clusters), ("N", anova.Units), ("n0", anova.AverageSize), ("msb", anova.Between), ("msw", anova.Within),
            ("F", anova.F),
            ("icc", anova.Icc), ("se_swiger", anova.Error), ("ci_lo_F", interval.Lower), ("ci_hi_F", interval.Upper),
        ];
    }
}
