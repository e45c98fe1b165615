using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>The charts of every authority, from counts as they are given: what is withheld is in none of them.
/// See decision 0029.</summary>
internal static class MonitoringCharts
{
    /// <summary>Builds them.</summary>
    /// <param name="figures">Of all authorities (and of <see cref="Figure.Programme"/>, whose share is the funnel's target), each by month
    /// in order, then to date.</param>
    /// <param name="pupils">Pupils by authority and month.</param>
    /// <param name="window">Where the lines come from.</param>
    /// <returns>By authority, in the order of the figures.</returns>
    public static IReadOnlyList<MonitoringChart> Charts(IReadOnlyList<ContactFigure> figures,
        IReadOnlyDictionary<(string LaCode, string Month), long> pupils, BaselineWindow window)
    {
        var funnels = figures.GroupBy(figure => figure.Month).ToDictionary(month => month.Key, FunnelOf);
        return [.. figures.GroupBy(figure => figure.LaCode).Select(authority =>
        {
            var chart = new MonitoringChart { LaCode = authority.Key, Provisional = true };
            chart.Points.AddRange(authority.Select(figure =>
                Point(figure, pupils.GetValueOrDefault((figure.LaCode, figure.Month)), funnels[figure.Month])));
            var months = chart.Points.Where(point => point.Figure.Month.Length > 0).ToList();
            DrawShares(chart, months.FindAll(point => point.Figure.HasRatio), window);
            DrawRates(months.FindAll(point => point.HasContactsPer1000Pupils), window);
            return chart;
        })];
    }

    private static Funnel? FunnelOf(IEnumerable<ContactFigure> period)
    {
        var given = period.Where(figure => figure.HasRatio).ToList();
        return given.Find(figure => figure.LaCode == Figure.Programme) is { } pooled
            ? Funnel.Of([.. given.Where(figure => figure != pooled).Select(Counts)], pooled.Ratio)
            : null;
    }

    private static MonitoringPoint Point(ContactFigure figure, long pupils, Funnel? funnel)
    {
        var point = new MonitoringPoint { Figure = figure, Pupils = pupils };
        if (pupils > 0 && figure.HasContactsTotal)
            point.ContactsPer1000Pupils = 1000.0 * figure.ContactsTotal / pupils;
        if (funnel is not null && figure.HasRatio && figure.LaCode != Figure.Programme)
            point.Funnel = Place(Counts(figure), funnel);
        return point;
    }

    private static FunnelPlace Place(ShareCount unit, Funnel funnel)
    {
        var (near, far) = (funnel.Limits(unit.Whole, 0.95), funnel.Limits(unit.Whole, 0.998));
        return new FunnelPlace
        {
            Target = funnel.Target,
            Lower95 = near.Lower,
            Upper95 = near.Upper,
            Lower998 = far.Lower,
            Upper998 = far.Upper,
            Z = funnel.Z(unit),
            Position = Beyond(far) ? FunnelPosition.Beyond998 : Beyond(near) ? FunnelPosition.Beyond95 : FunnelPosition.Within,
            Phi = funnel.PhiWinsorised,
            TauSquared = funnel.TauSquared,
            Units = funnel.Units,
        };

        bool Beyond(Interval limits) => unit.Share < limits.Lower || unit.Share > limits.Upper;
    }

    private static void DrawShares(MonitoringChart chart, List<MonitoringPoint> points, BaselineWindow window)
    {
        var baseline = window.Of(points, point => point.Figure.Month);
        chart.BaselinePoints = baseline.Count;
        if (Xmr.Of([.. baseline.Select(point => point.Figure.Ratio)]) is not { } xmr
            || PChart.Of([.. baseline.Select(point => Counts(point.Figure))]) is not { } p)
            return;

        (chart.BaselineFirstMonth, chart.BaselineLastMonth, chart.Provisional) =
            (baseline[0].Figure.Month, baseline[^1].Figure.Month, xmr.Provisional);
        (chart.MeanMovingRange, chart.MovingRangeUpper) = (xmr.MeanMovingRange, xmr.RangeUpper);
        if (p.SigmaZ is { } sigma)
            chart.LaneySigmaZ = sigma;
        foreach (var (point, signals) in points.Zip(xmr.Signals([.. points.Select(point => point.Figure.Ratio)])))
        {
            point.Xmr = Lines(xmr.Limits with { Lower = Math.Max(0, xmr.Limits.Lower), Upper = Math.Min(1, xmr.Limits.Upper) });
            point.Signals.AddRange(Told(signals));
            point.PChart = Lines(p.Limits(point.Figure.ContactsTotal));
            if (p.LaneyLimits(point.Figure.ContactsTotal) is { } laney)
                point.LaneyPChart = Lines(laney);
        }
    }

    private static void DrawRates(List<MonitoringPoint> points, BaselineWindow window)
    {
        if (UChart.Of([.. window.Of(points, point => point.Figure.Month)
            .Select(point => new RateCount(point.Figure.ContactsTotal, Thousands(point)))]) is not { } u)
            return;
        foreach (var point in points)
            point.UChart = Lines(u.Limits(Thousands(point)));
    }

    private static IEnumerable<ChartSignal> Told(ChartSignals signals) => new[]
    {
        (ChartSignals.BeyondLimit, ChartSignal.BeyondLimit), (ChartSignals.RunOfEight, ChartSignal.RunOfEight),
        (ChartSignals.ThreeOfFourNearLimit, ChartSignal.ThreeOfFourNearLimit),
            (ChartSignals.RangeBeyondLimit, ChartSignal.RangeBeyondLimit),
    }.Where(pair => signals.HasFlag(pair.Item1)).Select(pair => pair.Item2);

    private static ShareCount Counts(ContactFigure figure) => new(figure.ContactsInappropriate, figure.ContactsTotal);

    private static ControlLines Lines(ChartLimits limits) => new() { Centre = limits.Centre, Lower = limits.Lower, Upper = limits.Upper };

    private static double Thousands(MonitoringPoint point) => point.Pupils / 1000.0;
}
