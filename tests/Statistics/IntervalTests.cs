using System.Text.Json;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>Intervals against the values of published sources.</summary>
public sealed class IntervalTests
{
    [Fact]
    public void Exact_intervals_of_counts_are_those_of_the_tables()
    {
        foreach (var (id, input, expected) in Reference.Published("garwood"))
            foreach (var (suffix, confidence) in new[] { ("", 0.95), ("95", 0.95),
                ("998", 0.998) }.Where(item => expected.TryGetProperty("lo" + item.Item1, out _)))
                Same(id, expected, suffix, Ends(PoissonExact.Rate(input.GetProperty("x").GetInt64(), 1, confidence)));
        static Interval Ends(RateEstimate rate) => new(rate.Lower, rate.Upper);
    }

    [Fact]
    public void Four_intervals_of_a_share_are_those_that_Newcombe_compared()
    {
        foreach (var (id, input, expected) in Reference.Published("newcombe"))
        {
            var (x, n) = (input.GetProperty("r").GetInt64(), input.GetProperty("n").GetInt64());
            Same(id, expected, "wilson", Wilson.Interval(x, n)!.Value);
            Same(id, expected, "wilson_cc", ShareIntervals.WilsonCorrected(x, n)!.Value);
            Same(id, expected, "cp", ShareIntervals.ClopperPearson(x, n)!.Value);
            Same(id, expected, "wald", ShareIntervals.Wald(x, n)!.Value);
        }
    }

    [Fact]
    public void Intervals_of_public_health_indicators_are_met_at_both_confidences()
    {
        foreach (var (id, input, expected) in Reference.Published("phe.byars"))
            Same(id, expected, "", Byar.Interval(input.GetProperty("x").GetInt64(), input.GetProperty("conf").GetDouble()));
        foreach (var (id, input, expected) in Reference.Published("phe.wilson"))
            Same(id, expected, "",
                Wilson.Interval(input.GetProperty("x").GetInt64(), input.GetProperty("n").GetInt64(),
                    input.GetProperty("conf").GetDouble())!.Value);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    public void One_trial_at_a_confidence_of_998_in_a_thousand_has_an_interval(long x, long n)
    {
        var interval = ShareIntervals.ClopperPearson(x, n, 0.998)!.Value;
        Assert.Equal(x == 0 ? (0, 0.999) : (0.001, 1), (Math.Round(interval.Lower, 9), Math.Round(interval.Upper, 9)));
    }

    [Fact]
    public void Nothing_has_no_interval_and_impossible_counts_are_refused()
    {
        Assert.Equal((null, null, null),
            (ShareIntervals.ClopperPearson(0, 0), ShareIntervals.WilsonCorrected(0, 0), ShareIntervals.Wald(0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareIntervals.ClopperPearson(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareIntervals.WilsonCorrected(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShareIntervals.Wald(1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Byar.Interval(-1));
        Assert.Equal(0, Byar.Interval(0).Lower);
    }

    private static void Same(string id, JsonElement expected, string name, Interval found)
    {
        // wilson_lo beside lo and lo95: the published tables name their columns in these three ways.
        var (lower, upper) = name.Length > 3 || name is "cp" ? ($"{name}_lo", $"{name}_hi") : ($"lo{name}", $"hi{name}");
        Reference.Near(expected.GetProperty(lower).GetDouble(), found.Lower, $"{id} {lower}");
        Reference.Near(expected.GetProperty(upper).GetDouble(), found.Upper, $"{id} {upper}");
    }
}
