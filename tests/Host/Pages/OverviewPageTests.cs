using System.Net;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The overview as a file, and as known on a day; what it says of that day, other pages say too.</summary>
public sealed class OverviewPageTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    [Fact]
    public async Task The_overview_as_a_file_has_the_numbers_of_its_answers_that_a_role_may_have_and_blanks_what_is_withheld()
    {
        using var manager = await Visitor.OfAsync(pages.Programme, Role.TrialManager);
        using var officer = await Visitor.OfAsync(pages.Programme, Role.LaDataOfficer, "350");
        var sessions = (await pages.Programme.Client<Delivery.V1.DeliveryService.DeliveryServiceClient>().SummariseSessionsAsync(new()))
            .ByLa.Single(counts => counts.LaCode == "350");
        var contacts = (await pages.Programme.Client<Outcomes.V1.OutcomesService.OutcomesServiceClient>()
            .ListContactFiguresAsync(new() { LaCode = "350" })).Figures[^1];

        var (all, own) = (await manager.GetAsync("/overview.csv"), await officer.GetAsync("/overview.csv"));

        var header = all.Html.Split('\n')[0].Trim().Split(',');
        var row = all.Rows.Single(cells => cells[0] == "350");
        string Cell(string column) => row[Array.IndexOf(header, column)];
        Assert.Equal((10, header.Length), (all.Rows.Count, row.Length));
        Assert.Equal(($"{sessions.Delivered}", $"{sessions.Due}", $"{contacts.ContactsTotal}", contacts.Withheld),
            (Cell("sessions_delivered"), Cell("sessions_due"), Cell("contacts_total"), Cell("contacts_withheld")));
        Assert.Equal(["350"], own.Rows.Select(cells => cells[0]));
        Assert.DoesNotContain("cost_pence", own.Html, StringComparison.Ordinal);
        Assert.NotEqual(all.Html, (await manager.GetAsync("/overview.csv?on=2021-12-31")).Html);
    }

    [Fact]
    public async Task Contacts_of_a_day_before_are_those_that_were_published_by_then_on_every_page()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var outcomes = await GivenOutcomes.WithFourMonthsAsync(programme);
        await outcomes.ListContactFiguresAsync(new());
        programme.Clock.Advance(TimeSpan.FromDays(1));
        await outcomes.ImportAsync("351", "2021-09", GivenOutcomes.BuryReturn("2021-09", "2022-10-01", 60, 30));
        using var lead = await Visitor.OfAsync(programme, Role.ProgrammeLead);

        var (now, then) = (await lead.GetAsync("/authorities/351/contacts.csv"),
            await lead.GetAsync("/authorities/351/contacts.csv?on=2022-10-01"));

        Assert.Contains("2021-09,30,60,", now.Html, StringComparison.Ordinal);
        Assert.Contains("2021-09,20,60,", then.Html, StringComparison.Ordinal);
        foreach (var address in new[] { "/", "/authorities/351", "/authorities/351/compare" })
        {
            var before = await lead.GetAsync($"{address}?on=1/10/2022");
            Assert.Contains(address.Contains("compare", StringComparison.Ordinal) ? "contacts as published by 1 October 2022"
                : "contacts as published by then", before.Text, StringComparison.Ordinal);
            Assert.NotEqual((await lead.GetAsync(address)).Text, before.Text);
        }
        Assert.Contains("href=\"/authorities/351?on=2022-10-01\"", (await lead.GetAsync("/?on=1/10/2022")).Html, StringComparison.Ordinal);
        Assert.Contains("As published by 1 October 2022", (await lead.GetAsync("/authorities/351?on=1/10/2022")).Text,
            StringComparison.Ordinal);
        Assert.Contains("contacts as published today, because none had been published by then",
            (await lead.GetAsync("/authorities/351?on=30/9/2022")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.GetAsync("/?on=never")).Status);
    }
}
