using System.Globalization;
using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class GetMonitoringFiguresTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Charts_are_drawn_from_what_is_published_and_a_withheld_month_is_in_none(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithFourMonthsAsync(programme);
        var officer = await programme.ClientAsync<MonitoringService.MonitoringServiceClient>(Role.LaDataOfficer, "351");

        var chart = officer.GetMonitoringFigures(new()).Charts.Single();

        Assert.Equal(outcomes.ListContactFigures(new() { LaCode = "351" }).Figures, chart.Points.Select(point => point.Figure));
        var points = chart.Points.ToDictionary(point => point.Figure.Month);
        // September 20 of 60 and November 16 of 48; October and August have a small count.
        Assert.Equal((2, "2021-09", "2021-11", true),
            (chart.BaselinePoints, chart.BaselineFirstMonth, chart.BaselineLastMonth, chart.Provisional));
        Assert.Equal((1 / 3.0, 0d), (points["2021-09"].Xmr.Centre, Math.Round(chart.MeanMovingRange, 15)));
        Assert.Equal((null, null, null), (points["2021-10"].Xmr, points["2021-08"].PChart, points["2021-10"].Funnel));
        Assert.Equal(50 * 1000.0 / points["2021-10"].Pupils, points["2021-10"].ContactsPer1000Pupils, 1e-9);
    }

    [SkippableTheory, EachStore]
    public async Task The_series_are_those_charts(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithFourMonthsAsync(programme);

        var chart = programme.Client<MonitoringService.MonitoringServiceClient>().GetMonitoringFigures(new() { LaCode = "351" }).Charts
            .Single();
        var metrics = await programme.ScrapeAsync();

        var september = chart.Points.Single(point => point.Figure.Month == "2021-09");
        Assert.Equal(Text(september.Xmr.Upper),
            GivenOutcomes.BuryFigure(metrics, "programme_inappropriate_contact_limit", "xmr_upper"));
        Assert.Equal("0", GivenOutcomes.BuryFigure(metrics, "programme_inappropriate_contact_signals", "2021-09", "xmr"));
        Assert.Equal("1", GivenOutcomes.BuryFigure(metrics, "programme_inappropriate_contact_limit_provisional"));
        Assert.Equal($"{september.Pupils}", GivenOutcomes.BuryFigure(metrics, "programme_contact_pupils", "2021-09"));

        static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
    }

    [SkippableTheory, EachStore]
    public async Task An_authority_out_of_scope_is_not_found_and_the_programme_as_a_whole_is_for_those_who_see_all(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithFourMonthsAsync(programme);
        var officer = await programme.ClientAsync<MonitoringService.MonitoringServiceClient>(Role.LaDataOfficer, "351");
        var lead = await programme.ClientAsync<MonitoringService.MonitoringServiceClient>(Role.ProgrammeLead);

        await Imports.RefusedAsync(Reasons.NotFound, async () => await officer.GetMonitoringFiguresAsync(new() { LaCode = "352" }));

        Assert.Equal("all", lead.GetMonitoringFigures(new()).Charts[^1].LaCode);
    }
}
