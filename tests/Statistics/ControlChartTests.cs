using Programme.Statistics;

namespace Programme.Tests;

public sealed class ControlChartTests
{
    /// <summary>Montgomery's viscosity of aircraft primer paint, one value a batch.</summary>
    private static readonly double[] Paint = [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54,
        33.12, 33.84];

    /// <summary>The flow rates of the engineering-statistics handbook of NIST, section 6.3.2.2.</summary>
    private static readonly double[] Flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

    [Theory, MemberData(nameof(Sets))]
    public void Charts_over_all_months_agree_with_the_reference(string set)
    {
        var reference = Reference.Of(set);
        var xmr = Xmr.Of([.. reference.Months.Select(month => month.Share)])!;
        var p = PChart.Of(reference.Months)!;
        var u = UChart.Of(reference.Rates)!;

        reference.Is("spc.xmr", "mean", xmr.Centre);
        reference.Is("spc.xmr", "mrbar", xmr.MeanMovingRange);
        reference.Is("spc.xmr", "lnpl", xmr.Limits.Lower);
        reference.Is("spc.xmr", "unpl", xmr.Limits.Upper);
        reference.Is("spc.xmr", "mr_ucl", xmr.RangeUpper);
        reference.Is("spc.p_chart", "centre", p.Centre);
        reference.Is("spc.p_chart", "laney_sigma_z", p.SigmaZ!.Value);
        reference.Is("spc.u_chart", "centre", u.Centre);
        for (var at = 0; at < reference.Months.Count; at++)
        {
            reference.Is("spc.p_chart", $"p_m{at + 1}", reference.Months[at].Share);
            Lines("spc.p_chart", "", at, p.Limits(reference.Months[at].Whole));
            Lines("spc.p_chart", "laney_", at, p.LaneyLimits(reference.Months[at].Whole)!.Value);
            Lines("spc.u_chart", "", at, u.Limits(reference.Rates[at].Exposure));
        }

        void Lines(string id, string prefix, int at, ChartLimits found)
        {
            reference.Is(id, $"{prefix}lcl_m{at + 1}", found.Lower);
            reference.Is(id, $"{prefix}ucl_m{at + 1}", found.Upper);
        }
    }

    [Fact]
    public void Published_p_and_u_charts_are_met()
    {
        var (_, juice, cans) = Reference.Published("spc.montgomery.p").Single();
        var n = juice.GetProperty("n").GetInt64();
        var p = PChart.Of([new(juice.GetProperty("nonconforming").GetInt64(), juice.GetProperty("samples").GetInt64() * n)])!.Limits(n);
        var (_, computers, defects) = Reference.Published("spc.montgomery.u").Single();
        var units = computers.GetProperty("n").GetDouble();
        var u = UChart.Of([new(computers.GetProperty("defects").GetInt64(), computers.GetProperty("samples").GetInt64() * units)])!
            .Limits(units);

        foreach (var (name, found) in new[] { ("pbar", p.Centre), ("lcl", p.Lower), ("ucl", p.Upper) })
            Reference.Near(cans.GetProperty(name).GetDouble(), found, name);
        foreach (var (name, found) in new[] { ("ubar", u.Centre), ("lcl", u.Lower), ("ucl", u.Upper) })
            Reference.Near(defects.GetProperty(name).GetDouble(), found, name);
    }

    [Fact]
    public void Published_charts_of_individual_values_are_met_to_their_digits()
    {
        var (paint, flow) = (Xmr.Of(Paint)!, Xmr.Of(Flow)!);

        Assert.Equal((33.52, 0.48, 32.24, 34.80, 1.57),
            Rounded(paint.Centre, paint.MeanMovingRange, paint.Limits.Lower, paint.Limits.Upper, paint.RangeUpper));
        Assert.Equal((50.81, 1.88, 45.82, 55.80, 6.13),
            Rounded(flow.Centre, flow.MeanMovingRange, flow.Limits.Lower, flow.Limits.Upper, flow.RangeUpper));
        Assert.Equal((false, true), (paint.Provisional, flow.Provisional));
        Assert.All(paint.Signals(Paint), signals => Assert.Equal(ChartSignals.None, signals));

        static (double, double, double, double, double) Rounded(double a, double b, double c, double d, double e) =>
            (Math.Round(a, 2), Math.Round(b, 2), Math.Round(c, 2), Math.Round(d, 2), Math.Round(e, 2));
    }

    [Fact]
    public void Lines_of_a_baseline_window_judge_the_values_after_it()
    {
        double[] baseline = [0.30, 0.34, 0.28, 0.32, 0.31, 0.29, 0.33, 0.30, 0.32, 0.29, 0.31, 0.33];
        var xmr = Xmr.Of(baseline)!;

        var signals = xmr.Signals([.. baseline, 0.60]);

        Assert.Equal(12, xmr.Points);
        Assert.Equal(ChartSignals.BeyondLimit | ChartSignals.RangeBeyondLimit, signals[^1]);
        Assert.All(signals.SkipLast(1), signal => Assert.Equal(ChartSignals.None, signal));
    }

    [Fact]
    public void Eight_on_one_side_of_the_centre_are_a_run_and_one_on_the_centre_ends_it()
    {
        static List<int> Marked(params double[] values) =>
            [.. ChartRules.Signals(values, [.. values.Select(_ => new ChartLimits(0, -100, 100))])
            .Select((signals, at) => (signals, at)).Where(point => point.signals.HasFlag(ChartSignals.RunOfEight))
            .Select(point => point.at)];

        Assert.Equal([7, 8], Marked(1, 2, 1, 2, 1, 2, 1, 2, 1));
        Assert.Empty(Marked(1, 2, 1, 2, 1, 2, 1, -1, 1));
        Assert.Empty(Marked(1, 2, 1, 2, 0, 2, 1, 2, 1));
        Assert.Equal([8], Marked(1, -2, -1, -2, -1, -2, -1, -2, -1));
    }

    [Fact]
    public void Three_of_four_nearer_to_one_limit_than_to_the_centre_are_a_signal()
    {
        static List<int> Marked(params double[] values) =>
            [.. ChartRules.Signals(values, [.. values.Select(_ => new ChartLimits(0, -10, 10))])
            .Select((signals, at) => (signals, at)).Where(point => point.signals == ChartSignals.ThreeOfFourNearLimit)
            .Select(point => point.at)];

        Assert.Equal([3], Marked(6, 0, 7, 8, 4));
        Assert.Equal([2], Marked(-6, -9, -7, 0, 0));
        Assert.Empty(Marked(6, 0, -7, 8, 4));
        Assert.Empty(Marked(5, 5, 5, 5));
    }

    [Fact]
    public void A_value_on_a_limit_is_not_beyond_it() =>
        Assert.Equal([ChartSignals.None, ChartSignals.BeyondLimit], ChartRules.Signals([10, -10.001], [new(0, -10, 10), new(0, -10, 10)]));

    [Fact]
    public void Too_few_values_have_no_lines()
    {
        Assert.Null(Xmr.Of([0.3]));
        Assert.Null(PChart.Of([new(0, 0)]));
        Assert.Null(UChart.Of([]));
        Assert.Null(PChart.Of([new(3, 10)])!.LaneyLimits(10));
        Assert.Null(PChart.Of([new(0, 10), new(0, 20)])!.SigmaZ);
    }

    [Fact]
    public void Impossible_counts_and_points_without_lines_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PChart.Of([new(3, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PChart.Of([new(3, 20)])!.Limits(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => UChart.Of([new(-1, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => UChart.Of([new(1, 2)])!.Limits(0));
        Assert.Throws<ArgumentException>(() => ChartRules.Signals([1], []));
    }

    public static TheoryData<string> Sets => Reference.Sets;
}
