using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>Which months draw the lines, and which are judged by them.</summary>
public sealed class MonitoringChartsTests
{
    private static readonly string[] Months = [.. Enumerable.Range(0, 23)
        .Select(at => new DateOnly(2020, 9, 1).AddMonths(at).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture))];

    private static readonly Dictionary<(string, string), long> Pupils = Months.ToDictionary(month => ("350", month), _ => 8_000L);

    [Fact]
    public void The_first_twelve_months_with_a_share_draw_the_lines_and_later_ones_are_judged_by_them()
    {
        var chart = Draw(month => month == "2022-05" ? (100, 80) : (100, 30 + Array.IndexOf(Months, month) % 3));

        Assert.Equal((12, "2020-09", "2021-08", false),
            (chart.BaselinePoints, chart.BaselineFirstMonth, chart.BaselineLastMonth, chart.Provisional));
        Assert.Equal(Xmr.Of([.. Enumerable.Range(0, 12).Select(at => (30 + at % 3) / 100.0)])!.Limits,
            new ChartLimits(chart.Points[5].Xmr.Centre, chart.Points[5].Xmr.Lower, chart.Points[5].Xmr.Upper));
        Assert.Equal(["2022-05", "2022-06"], Signalled(chart, ChartSignal.RangeBeyondLimit));
        Assert.Equal(["2022-05"], Signalled(chart, ChartSignal.BeyondLimit));
    }

    [Fact]
    public void A_month_that_is_withheld_is_in_no_chart_and_the_window_goes_on_to_the_next()
    {
        var chart = Draw(month => month == "2021-08" ? null : (100, 30 + Array.IndexOf(Months, month) % 2));

        Assert.Equal((12, "2021-09", false), (chart.BaselinePoints, chart.BaselineLastMonth, chart.Provisional));
        var withheld = chart.Points.Single(point => point.Figure.Month == "2021-08");
        Assert.Equal((null, null, null, false), (withheld.Xmr, withheld.PChart, withheld.UChart, withheld.HasContactsPer1000Pupils));
    }

    [Fact]
    public void Under_twelve_months_the_lines_are_provisional_and_of_one_month_there_are_none()
    {
        var eleven = Draw(month => Array.IndexOf(Months, month) < 11 ? (100, 30) : null);
        var one = Draw(month => month == "2021-09" ? (100, 30) : null);

        Assert.Equal((11, true, true), (eleven.BaselinePoints, eleven.Provisional, eleven.HasMeanMovingRange));
        Assert.Equal((1, true, false), (one.BaselinePoints, one.Provisional, one.HasMeanMovingRange));
        Assert.All(one.Points, point => Assert.Null(point.Xmr));
    }

    [Fact]
    public void A_window_that_is_asked_for_draws_the_lines()
    {
        var chart = MonitoringCharts.Charts(Figures(month => (100, string.CompareOrdinal(month, "2021-09") < 0 ? 20 : 40)), Pupils,
            new BaselineWindow("2021-09", "2022-07")).Single(item => item.LaCode == "350");

        Assert.Equal((11, "2021-09", 0.40), (chart.BaselinePoints, chart.BaselineFirstMonth, Math.Round(chart.Points[0].Xmr.Centre, 12)));
    }

    [Fact]
    public void Rates_go_by_the_pupils_of_the_month_and_lines_of_a_share_stay_between_zero_and_one()
    {
        var chart = Draw(month => (40, Array.IndexOf(Months, month) % 2 == 0 ? 40 : 0));

        Assert.Equal(5.0, chart.Points[0].ContactsPer1000Pupils);
        Assert.Equal(UChart.Of([new(40, 8)])!.Limits(8),
            new ChartLimits(chart.Points[0].UChart.Centre, chart.Points[0].UChart.Lower, chart.Points[0].UChart.Upper));
        Assert.Equal((0d, 1d), (chart.Points[0].Xmr.Lower, chart.Points[0].Xmr.Upper));
    }

    [Fact]
    public void Only_beyond_the_outer_limits_of_the_funnel_is_an_alert()
    {
        // Eighteen at the pooled share, one 2.9 and one 4.9 standard errors above it.
        List<ContactFigure> figures = [.. Enumerable.Range(300, 20)
            .Select(la => Figure($"{la}", "", 500, la switch { 318 => 180, 319 => 200, _ => 150 })), Figure("all", "", 10_000, 3_000)];

        var places = MonitoringCharts.Charts(figures, Pupils, BaselineWindow.Default)
            .ToDictionary(chart => chart.LaCode, chart => chart.Points[^1].Funnel);

        Assert.Null(places["all"]);
        Assert.Equal((0.3, 20, 0d, FunnelPosition.Within),
            (places["300"].Target, places["300"].Units, places["300"].TauSquared, places["300"].Position));
        Assert.Equal((FunnelPosition.Beyond95, FunnelPosition.Beyond998), (places["318"].Position, places["319"].Position));
    }

    [Fact]
    public void Without_the_pooled_share_there_is_no_funnel()
    {
        var withheld = new ContactFigure { LaCode = "all", Withheld = "c" };

        Assert.Null(MonitoringCharts.Charts([Figure("350", "", 500, 150), withheld], Pupils, BaselineWindow.Default)[0].Points[^1].Funnel);
    }

    private static MonitoringChart Draw(Func<string, (long Total, long Nfa)?> counts) =>
        MonitoringCharts.Charts(Figures(counts), Pupils, BaselineWindow.Default).Single(chart => chart.LaCode == "350");

    private static List<ContactFigure> Figures(Func<string, (long Total, long Nfa)?> counts) =>
        [.. Months.Select(month => counts(month) is { } given ? Figure("350", month, given.Total, given.Nfa)
            : new ContactFigure { LaCode = "350", Month = month, Withheld = "c" })];

    private static ContactFigure Figure(string la, string month, long total, long nfa) =>
        new() { LaCode = la, Month = month, ContactsTotal = total, ContactsInappropriate = nfa, Ratio = (double)nfa / total };

    private static IEnumerable<string> Signalled(MonitoringChart chart, ChartSignal signal) =>
        chart.Points.Where(point => point.Signals.Contains(signal)).Select(point => point.Figure.Month);
}
