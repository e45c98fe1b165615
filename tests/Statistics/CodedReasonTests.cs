using Programme.Host;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>What has no value says so with a code; nothing is replaced by another method.</summary>
public sealed class CodedReasonTests
{
    private static readonly double[] Arms = [1, 1, 0, 0, 1, 1, 0, 0];
    private static readonly string[] Strata = ["a", "a", "a", "a", "b", "b", "b", "b"];

    [Fact]
    public void An_arm_in_which_nothing_happened_is_separated_and_has_Firths_estimate()
    {
        var design = Design.ByStratum(Strata, Arms);
        double[] nfa = [0, 0, 3, 2, 0, 0, 1, 4], contacts = [5, 6, 7, 5, 4, 3, 6, 8];

        var plain = Logistic.Fit(design, nfa, contacts);

        Assert.Equal("SEPARATED", plain.Reason!.CodeText);
        Assert.InRange(Logistic.FitFirth(design, nfa, contacts).Value!.Working.Coefficient(0), -10, -1);
    }

    [Fact]
    public void Strata_of_one_arm_each_cannot_be_compared()
    {
        string[] strata = ["a", "a", "b", "b", "a", "a", "b", "b"];

        var blocked = BlockedDifference.Of(strata, Arms, [1, 2, 3, 4, 5, 6, 7, 8]);

        Assert.Equal("STRATUM_ONE_ARM", blocked.Reason!.CodeText);
        Assert.True(LeastSquares.Fit(Design.ByStratum(strata, Arms), [1, 2, 3, 4, 5, 6, 7, 8]).Aliased(0));
        Assert.Equal("STRATUM_ONE_ARM", PermutationTest.MonteCarlo(
            Design.ByStratum(strata), Arms, [1, 2, 3, 4, 5, 6, 7, 8], null, 10, 1).Reason!.CodeText);
    }

    [Fact]
    public void One_school_alone_has_a_share_and_no_interval()
    {
        Assert.Equal("TOO_FEW_CLUSTERS", ClusteredShare.Of([new(3, 10), new(0, 0)]).Reason!.CodeText);
        Assert.Equal("NO_DENOMINATOR", ClusteredShare.Of([new(0, 0)]).Reason!.CodeText);
        Assert.Equal("NO_VARIATION", ClusteredShare.Of([new(10, 10), new(4, 4)]).Reason!.CodeText);
    }

    [Fact]
    public void A_row_of_leverage_one_is_refused_by_a_bias_reduced_error()
    {
        var fit = LeastSquares.Fit(Design.ByStratum(["a", "a", "a", "b"], [1, 0, 1, 1]), [1, 2, 3, 4]);

        Assert.Equal([1, 3], fit.LeverageOneRows());
        Assert.Throws<InvalidOperationException>(() => HeteroscedasticErrors.Of(fit, 0, HcType.Hc2));
    }

    [Fact]
    public void An_allocation_that_changes_nothing_received_is_a_weak_instrument() =>
        Assert.Equal("WEAK_INSTRUMENT", TwoStageLeastSquares.Fit(
            Design.ByStratum(Strata, Arms), 1, [1, 1, 1, 1, 0, 0, 0, 0], [1, 2, 3, 4, 5, 6, 7, 9]).Reason!.CodeText);

    [Fact]
    public void A_weak_instrument_has_a_set_of_values_and_no_plain_interval()
    {
        var data = TrialFolder.Read(Path.Combine(AppContext.BaseDirectory, "Data", "stats", "small_a"), "small_a");
        var found = TrialAnalysis.Run(data).Where(result => result.Id is "cace.binary" or "cace.binary.anderson_rubin")
            .ToDictionary(result => (result.Id, result.Key));

        Assert.InRange(found[("cace.binary", "first_stage_F_HC2")].Value!.Value, 0, 10);
        Assert.Equal("WEAK_INSTRUMENT", found[("cace.binary", "cace")].Reason!.CodeText);
        foreach (var end in new[] { "ci_lo_HC1_normal", "ci_hi_HC1_normal" })
            Assert.Equal((null, "WEAK_INSTRUMENT"), (found[("cace.binary", end)].Value, found[("cace.binary", end)].Reason!.CodeText));
        Assert.NotNull(found[("cace.binary.anderson_rubin", "shape")].Value);
        Assert.NotNull(TrialAnalysis.Run(data, new AnalysisOptions(PlainIntervalOfWeak: true))
            .Single(result => result is { Id: "cace.binary", Key: "ci_lo_HC1_normal" }).Value);
    }

    [Fact]
    public void Counts_that_vary_less_than_Poisson_counts_have_no_negative_binomial()
    {
        var outcome = NegativeBinomial.Fit(Design.ByStratum(Strata, Arms), [10, 10, 11, 10, 9, 10, 10, 10]);

        Assert.Equal("NOT_CONVERGED", outcome.Reason!.CodeText);
    }

    [Fact]
    public void An_arm_without_events_has_an_exact_interval_and_no_other()
    {
        var ratio = RateRatio.Of(new RateCount(0, 10), new RateCount(5, 12)).Value!;

        Assert.Equal<(double?, double)>((0, 0), (ratio.Ratio, ratio.Exact.Lower));
        Assert.Null(ratio.Wald);
        Assert.Equal("NO_EVENTS", CoxRegression.Fit([new(5, true, 0), new(9, false, 1), new(7, true, 0)]).Reason!.CodeText);
    }

    [Theory]
    [InlineData(1, -3, 2, SetShape.Interval, 1, 2)]
    [InlineData(-1, 3, -2, SetShape.TwoHalfLines, 1, 2)]
    public void A_set_of_values_has_the_shape_of_its_quadratic(double a, double b, double c, SetShape shape, double lower, double upper) =>
        Assert.Equal(new ValueSet(shape, lower, upper), ValueSet.NotAbove(a, b, c));

    [Fact]
    public void A_quadratic_without_roots_is_the_whole_line_or_empty()
    {
        Assert.Equal(new ValueSet(SetShape.WholeLine, null, null), ValueSet.NotAbove(-1, 0, -1));
        Assert.Null(ValueSet.NotAbove(1, 0, 1));
    }

    [Fact]
    public void Fiellers_set_is_an_interval_only_when_the_effects_sign_is_beyond_doubt()
    {
        Assert.NotNull(Fieller.Of((100, 25), (10, 1), 0).Bounded);
        Assert.Null(Fieller.Of((100, 25), (1, 1), 0).Bounded);
        Assert.Null(Fieller.Of((1, 25), (1, 100), 0).Lower);
    }

    [Fact]
    public void A_curve_on_which_nobody_left_has_no_interval_on_the_log_log_scale()
    {
        Spell[] spells = [new(10, false, 1), new(20, false, 1), new(30, true, 1)];

        Assert.Equal(new Interval(1, 1), KaplanMeier.At(spells, 5).LogLog);
        Assert.Null(KaplanMeier.At(spells, 25).LogLog);
        Assert.Equal<(double, double?)>((0, null), (KaplanMeier.At(spells, 30).Survival, KaplanMeier.At(spells, 30).Error));
    }
}
