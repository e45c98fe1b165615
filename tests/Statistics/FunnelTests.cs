using Programme.Statistics;

namespace Programme.Tests;

public sealed class FunnelTests
{
    [Theory, MemberData(nameof(Sets))]
    public void Target_overdispersion_and_every_limit_agree_with_the_reference(string set)
    {
        var reference = Reference.Of(set);
        var funnel = Funnel.Of([.. reference.Authorities.Values])!;

        reference.Is("funnel.la.overall", "target", funnel.Target);
        reference.Is("funnel.la.overall", "phi_raw", funnel.Phi);
        reference.Is("funnel.la.overall", "phi_winsor10", funnel.PhiWinsorised);
        reference.Is("funnel.la.overall", "tau2", funnel.TauSquared);
        reference.Is("funnel.la.overall", "units", funnel.Units);
        foreach (var (la, unit) in reference.Authorities)
        {
            var id = $"funnel.la.{la}";
            reference.Is(id, "share", unit.Share);
            reference.Is(id, "z", funnel.Z(unit));
            Ends(id, "wilson_lo", "wilson_hi", Wilson.Interval(unit.Part, unit.Whole)!.Value);
            Ends(id, "cp_lo", "cp_hi", ShareIntervals.ClopperPearson(unit.Part, unit.Whole)!.Value);
            foreach (var (suffix, confidence) in new[] { ("95", 0.95), ("998", 0.998) })
            {
                Ends(id, $"exact_lo{suffix}", $"exact_hi{suffix}", Funnel.Exact(unit.Whole, confidence, funnel.Target));
                Ends(id, $"normal_lo{suffix}", $"normal_hi{suffix}", Funnel.Normal(unit.Whole, confidence, funnel.Target));
            }
            Ends(id, "phi_lo95", "phi_hi95", funnel.Multiplicative(unit.Whole, 0.95));
            Ends(id, "tau_lo998", "tau_hi998", funnel.Additive(unit.Whole, 0.998));
        }

        void Ends(string id, string lower, string upper, Interval found)
        {
            reference.Is(id, lower, found.Lower);
            reference.Is(id, upper, found.Upper);
        }
    }

    [Fact]
    public void Published_limits_are_met()
    {
        foreach (var (id, input, expected) in Reference.Published("funnel"))
        {
            var (n, target, scale) = (input.GetProperty("n").GetInt64(), input.GetProperty("target").GetDouble(),
                id.StartsWith("funnel.phe", StringComparison.Ordinal) ? 100 : 1);
            foreach (var limit in expected.EnumerateObject())
            {
                var confidence = limit.Name.EndsWith("95", StringComparison.Ordinal) ? 0.95 : 0.998;
                var found = scale == 100 ? Funnel.Normal(n, confidence, target) : Funnel.Exact(n, confidence, target);
                Reference.Near(limit.Value.GetDouble(),
                    scale * (limit.Name.StartsWith("lo", StringComparison.Ordinal) ? found.Lower : found.Upper), $"{id} {limit.Name}");
            }
        }
    }

    [Fact]
    public void Units_that_differ_no_more_than_chance_lets_them_are_judged_by_exact_limits_cut_at_zero_and_one()
    {
        var funnel = Funnel.Of([new(10, 100), new(11, 100), new(9, 100), new(1, 5)])!;

        var limits = funnel.Limits(5, 0.998);

        Assert.Equal(0, funnel.TauSquared);
        Assert.Equal((0, Funnel.Exact(5, 0.998, funnel.Target).Upper), (limits.Lower, limits.Upper));
    }

    [Fact]
    public void Units_that_differ_more_are_judged_by_wider_limits()
    {
        var funnel = Funnel.Of([new(10, 100), new(40, 100), new(70, 100), new(25, 100)])!;

        var (judged, plain) = (funnel.Limits(100, 0.95), Funnel.Exact(100, 0.95, funnel.Target));

        Assert.True(judged.Lower < plain.Lower && judged.Upper > plain.Upper);
    }

    [Fact]
    public void A_target_of_zero_or_one_has_limits_and_no_overdispersion()
    {
        var (none, all) = (Funnel.Of([new(0, 10), new(0, 5)])!, Funnel.Of([new(10, 10)])!);

        Assert.Equal((0d, 0d), (none.Phi, none.Z(new(0, 10))));
        Assert.Equal((0d, 0d), (none.Limits(10, 0.95).Lower, Math.Round(none.Limits(10, 0.95).Upper, 2)));
        Assert.Equal(1, all.Limits(10, 0.998).Upper, 0.01);
    }

    [Fact]
    public void No_unit_has_no_funnel_and_impossible_ones_are_refused()
    {
        Assert.Null(Funnel.Of([new(0, 0)]));
        Assert.Null(Funnel.Of([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Funnel.Of([new(2, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Funnel.Of([new(1, 2)], double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Funnel.Exact(0, 0.95, 0.5));
    }

    public static TheoryData<string> Sets => Reference.Sets;
}
