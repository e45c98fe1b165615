namespace Programme.Statistics;

/// <summary>The bootstrap over given rows: percentile limits (type 7), quadrants of the plane, and one point of the acceptability
/// curve.</summary>
internal static class BootstrapSection
{
    private const double WorthOfContact = 500;

    public static void Add(IReadOnlyList<TrialSchool> schools, IReadOnlyList<int[]> draws, Results results)
    {
        var outcome = CostBootstrap.Over([.. schools.Select(school =>
            new BootstrapSchool(school.Arm, school.Costs!.All, school.Contacts, school.Nfa))], draws);
        if (outcome.Value is not { } resamples)
        {
            results.Refuse("cea.bootstrap_fixed_indices", outcome.Reason!);
            return;
        }
        double[] costs = [.. resamples.Select(one => one.Cost)], effects = [.. resamples.Select(one => one.Effect)],
            shares = [.. resamples.Select(one => one.Share)];
        var (costLimits, effectLimits, shareLimits) = (Limits(costs), Limits(effects), Limits(shares));
        var ratio = Limits([.. resamples.Select(one => one.Ratio)]);
        double Share(Func<Resample, bool> which) => (double)resamples.Count(which) / resamples.Count;
        results.Add("cea.bootstrap_fixed_indices", "GBP",
        [
            ("B", resamples.Count), ("mean_dC", costs.Average()), ("sd_dC", Summaries.Deviation(costs)), ("dC_lo", costLimits.Low),
            ("dC_hi", costLimits.High),
            ("mean_dE", effects.Average()), ("sd_dE", Summaries.Deviation(effects)), ("dE_lo", effectLimits.Low),
            ("dE_hi", effectLimits.High),
            ("icer_p025", ratio.Low), ("icer_median", ratio.Middle), ("icer_p975", ratio.High),
            ("share_diff_lo", shareLimits.Low), ("share_diff_hi", shareLimits.High), ("share_diff_sd", Summaries.Deviation(shares)),
            ("quadrant_NE", Share(one => one is { Cost: > 0, Effect: > 0 })),
            ("quadrant_SE", Share(one => one is { Cost: <= 0, Effect: > 0 })),
            ("quadrant_SW", Share(one => one is { Cost: <= 0, Effect: <= 0 })),
            ("quadrant_NW", Share(one => one is { Cost: > 0, Effect: <= 0 })),
            ("prob_ce_lambda500", Share(one => WorthOfContact * one.Effect - one.Cost > 0)),
        ]);
    }

    private static (double Low, double Middle, double High) Limits(double[] values)
    {
        var ordered = values.Order().ToArray();
        return (Summaries.Quantile(ordered, 0.025), Summaries.Quantile(ordered, 0.5), Summaries.Quantile(ordered, 0.975));
    }
}
