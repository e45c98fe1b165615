using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>The charts as series: those of months against an authority's own past by month, the funnel for the trial to date.
/// See decision 0029.</summary>
internal static class MonitoringFigures
{
    /// <summary>The period of figures over the months of the trial so far.</summary>
    public const string ToDate = "to_date";

    internal static readonly Series Limit =
        new("programme_inappropriate_contact_limit",
            "Lines by which the share of inappropriate contacts is judged, 0 to 1, computed from shares as published. For each month of an "
                + "authority: xmr_centre, xmr_lower, xmr_upper = mean of the first 12 months with a share, and mean ± 2.66 × mean moving "
                + "range. For the trial to date: funnel_target = the share of all authorities together; funnel_lower_95, funnel_upper_95, "
                + "funnel_lower_998, funnel_upper_998 = limits around it, widened by how much authorities differ beyond chance.", "limit");
    internal static readonly Series Provisional =
        new("programme_inappropriate_contact_limit_provisional",
            "Whether the limits of an authority's months come from fewer than 12 months and may still move, 1 or 0.");
    internal static readonly Series Signals =
        new("programme_inappropriate_contact_signals",
            "Limit xmr: how many of four rules the month's share signals (beyond a limit, eight on one side, three of four near a limit, "
                + "moving range beyond its limit). Limit funnel, period to_date: 1 when the share lies beyond a 99.8% limit. 0 = nothing "
                + "to look at.", "period", "limit");

    internal static readonly Series NewestSignals =
        new("programme_inappropriate_contact_signals_newest",
            "How many of four rules (see programme_inappropriate_contact_signals) the newest month with a share signals: open until a "
                + "newer "
                + "month has none.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Series> All => [Limit, Provisional, Signals, NewestSignals];

    /// <summary>The figures of one authority. The lines of its months are the same in each, so they have no period.</summary>
    public static IEnumerable<Figure> Figures(MonitoringChart chart)
    {
        var months = chart.Points.Where(point => point.Xmr is not null).ToList();
        if (chart.HasMeanMovingRange)
            yield return Provisional.Of(chart.LaCode, chart.Provisional ? 1 : 0);
        foreach (var month in months)
            yield return Signals.Of(chart.LaCode, month.Signals.Count, month.Figure.Month, "xmr");
        if (months.MaxBy(point => point.Figure.Month, StringComparer.Ordinal) is { } newest)
        {
            yield return NewestSignals.Of(chart.LaCode, newest.Signals.Count);
            yield return Limit.Of(chart.LaCode, newest.Xmr.Centre, "xmr_centre");
            yield return Limit.Of(chart.LaCode, newest.Xmr.Lower, "xmr_lower");
            yield return Limit.Of(chart.LaCode, newest.Xmr.Upper, "xmr_upper");
        }
        foreach (var figure in chart.Points.Where(point => point.Funnel is not null && point.Figure.Month.Length == 0).SelectMany(OfFunnel))
            yield return figure;
    }

    private static IEnumerable<Figure> OfFunnel(MonitoringPoint point)
    {
        var (la, funnel) = (point.Figure.LaCode, point.Funnel);
        yield return Limit.Of(la, funnel.Target, "funnel_target");
        yield return Limit.Of(la, funnel.Lower95, "funnel_lower_95");
        yield return Limit.Of(la, funnel.Upper95, "funnel_upper_95");
        yield return Limit.Of(la, funnel.Lower998, "funnel_lower_998");
        yield return Limit.Of(la, funnel.Upper998, "funnel_upper_998");
        yield return Signals.Of(la, funnel.Position == FunnelPosition.Beyond998 ? 1 : 0, ToDate, "funnel");
    }
}
