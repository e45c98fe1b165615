using Programme.Statistics;
using Keys = System.Collections.Generic.IEnumerable<(string Key, double? Value)>;

namespace Programme.Host;

/// <summary>Published intervals, funnel limits and control charts.</summary>
internal static class PublishedIntervals
{
    public static Keys Garwood(PublishedCase given) => Ends("", PoissonExact.Rate(given.Whole("x"), 1, given.Number("conf", 0.95)));

    public static Keys GarwoodOfTwo(PublishedCase given) =>
        [.. Ends("95", PoissonExact.Rate(given.Whole("x"), 1)), .. Ends("998", PoissonExact.Rate(given.Whole("x"), 1, 0.998))];

    public static Keys Newcombe(PublishedCase given)
    {
        var (r, n) = (given.Whole("r"), given.Whole("n"));
        return
        [
            .. Named("wilson", Wilson.Interval(r, n)), .. Named("cp", ShareIntervals.ClopperPearson(r, n)),
            .. Named("wilson_cc", ShareIntervals.WilsonCorrected(r, n)), .. Named("wald", ShareIntervals.Wald(r, n)),
        ];
    }

    public static Keys Byars(PublishedCase given) => Ends("", Byar.Interval(given.Whole("x"), given.Number("conf", 0.95)));

    public static Keys WilsonScore(PublishedCase given) =>
        Ends("", Wilson.Interval(given.Whole("x"), given.Whole("n"), given.Number("conf", 0.95))!.Value);

    /// <summary>Printed times 100.</summary>
    public static Keys FunnelNormal(PublishedCase given)
    {
        var (narrow, wide) = (Funnel.Normal(given.Whole("n"), 0.95, given.Number("target")),
            Funnel.Normal(given.Whole("n"), 0.998, given.Number("target")));
        return [("lo95", 100 * narrow.Lower), ("hi95", 100 * narrow.Upper), ("lo998", 100 * wide.Lower), ("hi998", 100 * wide.Upper)];
    }

    public static Keys FunnelExact(PublishedCase given) =>
    [
        .. Ends("95", Funnel.Exact(given.Whole("n"), 0.95, given.Number("target"))),
        .. Ends("998", Funnel.Exact(given.Whole("n"), 0.998, given.Number("target"))),
    ];

    public static Keys ShareChart(PublishedCase given)
    {
        var (count, size) = (given.Whole("samples"), given.Whole("n"));
        var chart = PChart.Of([new ShareCount(given.Whole("nonconforming"), count * size)])!;
        return [("pbar", chart.Centre), ("ucl", chart.Limits(size).Upper), ("lcl", chart.Limits(size).Lower)];
    }

    public static Keys RateChart(PublishedCase given)
    {
        var chart = UChart.Of([new RateCount(given.Whole("defects"), given.Number("samples") * given.Number("n"))])!;
        var limits = chart.Limits(given.Number("n"));
        return [("ubar", chart.Centre), ("ucl", limits.Upper), ("lcl", limits.Lower)];
    }

    public static Keys Ratio(PublishedCase given) =>
        RateRatio.Of(new RateCount(given.Whole("x1"), given.Number("t1")), new RateCount(given.Whole("x0"), given.Number("t0")))
            is { Value: { } found }
            ? ResultKeys.Ratio(found) : [];

    private static Keys Ends(string confidence, Interval interval) =>
        [($"lo{confidence}", interval.Lower), ($"hi{confidence}", interval.Upper)];

    private static Keys Ends(string confidence, RateEstimate rate) => [($"lo{confidence}", rate.Lower), ($"hi{confidence}", rate.Upper)];

    private static Keys Named(string name, Interval? interval) => [($"{name}_lo", interval?.Lower), ($"{name}_hi", interval?.Upper)];
}
