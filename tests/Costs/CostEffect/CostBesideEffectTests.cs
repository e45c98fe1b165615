using Programme.Costs;
using Programme.Costs.V1;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>Costs beside effects, on made schools: when there is a ratio, and what doubling changes.</summary>
public sealed class CostBesideEffectTests
{
    private static readonly double[] Worth = [0, 1_000, 5_000];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Fact]
    public void A_sure_effect_at_a_sure_cost_has_a_ratio_within_its_set()
    {
        var answer = Answer(cost: 2_000, averted: 8);

        Assert.Equal("", answer.RatioReason);
        Assert.InRange(answer.Ratio.EstimatePence, answer.Ratio.LowerPence, answer.Ratio.UpperPence);
        Assert.Equal(answer.Cost.Estimate / answer.Effect.Estimate, answer.Ratio.EstimatePence, 9);
        Assert.True(answer.Ratio.LowerPence > 0);
    }

    [Theory]
    [InlineData(2_000, 0, Reasons.FiellerUnbounded)]
    [InlineData(0, 0, Reasons.FiellerUnbounded)]
    [InlineData(2_000, -8, Reasons.RatioNotPositive)]
    [InlineData(-2_000, 8, Reasons.RatioNotPositive)]
    [InlineData(0, 8, Reasons.RatioNotPositive)]
    public void Without_a_ratio_that_has_one_reading_there_is_none_but_a_reason(double cost, double averted, string reason)
    {
        var answer = Answer(cost, averted);

        Assert.Null(answer.Ratio);
        Assert.StartsWith($"{reason}: ", answer.RatioReason, StringComparison.Ordinal);
        Assert.Equal(3, answer.NetBenefits.Count);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void At_a_worth_of_nothing_the_benefit_is_minus_the_cost_and_doubled_costs_double(int seed)
    {
        var random = new Random(seed);
        var (cost, averted) = (random.Next(-5_000, 5_000), random.Next(-9, 10));
        var (once, twice) = (Answer(cost, averted, seed: seed), Answer(cost, averted, times: 2, seed: seed));

        Assert.Equal(0, once.NetBenefits[0].WorthPence);
        Assert.Equal(-once.Cost.Estimate, once.NetBenefits[0].BenefitPence, 8);
        Assert.Equal(once.Cost.Error, once.NetBenefits[0].ErrorPence, 9);
        Assert.Equal(2 * once.Cost.Estimate, twice.Cost.Estimate, 6);
        Assert.Equal(2 * once.Cost.Error, twice.Cost.Error, 6);
        Assert.Equal(2 * once.Plane.CostLowerPence, twice.Plane.CostLowerPence, 6);
        Assert.Equal(once.Effect, twice.Effect);
        Assert.All(once.NetBenefits, one => Assert.Equal(new CostEffectRows(Schools(cost, averted, 1, seed)).At(one.WorthPence).Value!
            .Probability, one.AdjustedAcceptability));
    }

    [Fact]
    public void Another_order_of_schools_changes_nothing_and_one_alone_in_its_stratum_is_left_out_of_the_regressions()
    {
        List<CostedSchool> schools = [.. Schools(2_000, 8, 1), new("999", "lonely", 1, 5, 3, 2, 1)];
        var (one, other) = (new CompareCostAndEffectResponse(), new CompareCostAndEffectResponse());
        CostBesideEffect.Add(one, new CostEffectRows(schools), Worth, 200, 7, withPoints: true);

        CostBesideEffect.Add(other, new CostEffectRows(schools.AsEnumerable().Reverse()), Worth, 200, 7, withPoints: true);

        Assert.Equal(one, other);
        Assert.Equal(["999"], new CostEffectRows(schools).LeftOut);
    }

    [Fact]
    public void One_arm_alone_has_a_reason_for_everything()
    {
        var answer = new CompareCostAndEffectResponse();

        CostBesideEffect.Add(answer, new CostEffectRows(Schools(1, 1, 1).Where(school => school.Arm == 1)), Worth, 200, 7, false);

        Assert.StartsWith("STRATUM_ONE_ARM: ", answer.Reason, StringComparison.Ordinal);
        Assert.StartsWith("NO_DATA: ", answer.PlaneReason, StringComparison.Ordinal);
        Assert.Empty(answer.NetBenefits);
    }

    [Fact]
    public void The_set_of_Fieller_is_an_interval_or_a_half_line_and_more_or_everything()
    {
        Assert.NotNull(Fieller.Of((20, 4), (10, 1), 0).Bounded);
        var halfLine = Fieller.Of((20, 4), (1, 1), 0);
        var everything = Fieller.Of((1, 4), (1, 1), 0);

        Assert.True(halfLine is { A: < 0, Discriminant: > 0, Bounded: null, Lower: not null });
        Assert.True(everything is { A: < 0, Discriminant: < 0, Bounded: null, Lower: null, Upper: null });
    }

    private static CompareCostAndEffectResponse Answer(double cost, double averted, double times = 1, int seed = 4)
    {
        var answer = new CompareCostAndEffectResponse();
        CostBesideEffect.Add(answer, new CostEffectRows(Schools(cost, averted, times, seed)), Worth, 200, 7, withPoints: false);
        return answer;
    }

    /// <summary>Sixty schools in three strata whose arms differ by the cost and the contacts given, with noise.</summary>
    private static IEnumerable<CostedSchool> Schools(double cost, double averted, double times, int seed = 4)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, 60).Select(at =>
        {
            var (arm, baseline, noise) = (at % 2, random.Next(20, 60), random.NextDouble() * 4);
            var nfa = 20 + noise + baseline / 10.0 - arm * averted;
            return new CostedSchool($"{100 + at}", $"{at % 3}", arm, times * (500 + arm * cost + 100 * random.NextDouble()), nfa + 30, nfa,
                baseline);
        }).ToList();
    }
}
