using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Statistics;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class SummariseMonitoringTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Charts_and_funnel_are_those_of_the_exact_numbers(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithEverythingAsync(programme);
        var contacts = outcomes.SummariseContacts(new() { FirstMonth = "2020-09" });
        var toDate = outcomes.SummariseContacts(new());

        var charts = programme.Client<MonitoringService.MonitoringServiceClient>().SummariseMonitoring(new()).Charts
            .ToDictionary(chart => chart.LaCode);

        Assert.Equal([.. toDate.ByLa.Select(la => la.LaCode), "all"], charts.Keys);
        var funnel = Funnel.Of([.. toDate.ByLa.Select(la => new ShareCount(la.Nfa.Numerator, la.Nfa.Denominator))])!;
        foreach (var la in toDate.ByLa)
        {
            var months = contacts.ByLaAndMonth.Where(month => month.LaCode == la.LaCode).ToList();
            var xmr = Xmr.Of([.. months.Take(12).Select(month => month.Nfa.Ratio)])!;
            var chart = charts[la.LaCode];
            var given = chart.Points.SkipLast(1).Where(point => point.Figure.HasRatio).ToList();
            Assert.Equal(months.Select(month => (month.Month, month.Nfa.Numerator, month.Nfa.Denominator)),
                given.Select(point => (point.Figure.Month, point.Figure.ContactsInappropriate, point.Figure.ContactsTotal)));
            Assert.All(given,
                point => Assert.Equal((xmr.Centre, Math.Max(0, xmr.Limits.Lower), Math.Min(1, xmr.Limits.Upper)),
                    (point.Xmr.Centre, point.Xmr.Lower, point.Xmr.Upper)));
            Assert.Equal((12, "2021-08", false), (chart.BaselinePoints, chart.BaselineLastMonth, chart.Provisional));
            var (last, limits) = (chart.Points[^1], funnel.Limits(la.Nfa.Denominator, 0.998));
            Assert.Equal(la.Schools, last.Figure.Schools);
            Assert.Equal(AuthorityShares.OfR(la.LaCode).Lower, last.Figure.Lower, 1e-10);
            Assert.Equal(AuthorityShares.OfR(la.LaCode).Upper, last.Figure.Upper, 1e-10);
            Assert.Equal((funnel.Target, limits.Lower, limits.Upper, 10),
                (last.Funnel.Target, last.Funnel.Lower998, last.Funnel.Upper998, last.Funnel.Units));
        }
    }

    [SkippableTheory, EachStore]
    public async Task As_known_on_a_day_neither_later_versions_nor_later_months_are_in_a_chart(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithEverythingAsync(programme);
        var day = new Google.Type.Date { Year = 2022, Month = 1, Day = 12 };

        var known = programme.Client<MonitoringService.MonitoringServiceClient>()
            .SummariseMonitoring(new() { LaCode = "350", AsOf = day }).Charts.Single();
        var october = outcomes.SummariseContacts(new() { FirstMonth = "2021-10", LastMonth = "2021-10", KnownOn = day }).ByLa
            .Single(la => la.LaCode == "350");

        Assert.Equal("2021-12", known.Points[^2].Figure.Month);
        Assert.Equal(october.Nfa.Numerator, known.Points.Single(point => point.Figure.Month == "2021-10").Figure.ContactsInappropriate);
    }

    [SkippableTheory, EachStore]
    public async Task An_impossible_window_is_refused_with_every_problem(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var monitoring = programme.Client<MonitoringService.MonitoringServiceClient>();

        var months = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await monitoring.SummariseMonitoringAsync(new() { BaselineFirstMonth = "2021", BaselineLastMonth = "Sept" }));
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await monitoring.SummariseMonitoringAsync(new() { BaselineFirstMonth = "2021-09", BaselineLastMonth = "2021-08" }));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await monitoring.SummariseMonitoringAsync(new() { LaCode = "999" }));

        Assert.Contains("baseline_first_month", months.ToString(), StringComparison.Ordinal);
        Assert.Contains("baseline_last_month", months.ToString(), StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task Exact_charts_are_for_analysts_alone(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var lead = await programme.ClientAsync<MonitoringService.MonitoringServiceClient>(Role.ProgrammeLead);

        await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await lead.SummariseMonitoringAsync(new()));
    }
}
