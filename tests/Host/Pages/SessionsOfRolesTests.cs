using System.Net;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Whose sessions and schedules who sees.</summary>
public sealed class SessionsOfRolesTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    [Fact]
    public async Task A_supervisor_sees_their_own_sessions_alone()
    {
        using var supervisor = new Visitor(pages.Programme);
        await supervisor.PostAsync("/sign-in", ("key", await pages.Programme.KeyAsync("ssw02", Role.Supervisor, "350")));
        var all = (await pages.Programme.Client<DeliveryService.DeliveryServiceClient>()
            .ListSessionsAsync(new() { LaCode = "350", PageSize = 1000 })).Sessions;
        var own = all.First(session => session.SupervisorRef == "SSW02");
        var other = all.First(session => session.SupervisorRef == "SSW01");

        var week = await supervisor.GetAsync($"/sessions?supervisor=SSW01&on={GivenSchedule.Text(other.ScheduledOn)}");
        var schedule = await supervisor.GetAsync("/authorities/350/schedule?plan");

        Assert.Contains("Your own sessions, as supervisor SSW02", week.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SSW01", week.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await supervisor.GetAsync($"/sessions/{own.SessionRef}")).Status);
        Assert.Equal((HttpStatusCode.NotFound, (await supervisor.GetAsync("/sessions/NONE")).Html),
            (await StatusAndHtmlAsync(supervisor, $"/sessions/{other.SessionRef}")));
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync($"/sessions/{other.SessionRef}/there")).Status);
        Assert.DoesNotContain("SSW01", schedule.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Plan the sessions", schedule.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.GetAsync("/authorities/350/schedule/assign")).Status);
    }

    [Fact]
    public async Task A_supervisor_whose_key_names_nobody_says_whose_sessions()
    {
        using var supervisor = await Visitor.OfAsync(pages.Programme, Role.Supervisor, "350");

        var page = await supervisor.GetAsync("/sessions?on=2021-10-08");
        var chosen = await supervisor.GetAsync("/sessions?on=2021-10-08&supervisor=SSW01");

        Assert.Contains("no supervisor has that reference", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/sessions/S0", page.Html, StringComparison.Ordinal);
        Assert.Contains("/sessions/S00001", chosen.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_week_of_a_programme_is_a_small_page_with_links_to_those_beside_it()
    {
        using var manager = await Visitor.OfAsync(pages.Programme, Role.TrialManager);

        var last = await manager.GetAsync("/sessions");
        var holiday = await manager.GetAsync("/sessions?on=2022-04-18&authority=350");

        Assert.Contains("25 July 2022 to 31 July 2022", last.Text, StringComparison.Ordinal);
        Assert.Contains("Bank holiday: Easter Monday", holiday.Text, StringComparison.Ordinal);
        Assert.Contains("/sessions?on=2022-04-25&amp;authority=350", holiday.Html, StringComparison.Ordinal);
        Assert.InRange((await manager.GetAsync("/sessions?on=2021-10-08")).Html.Length, 1_000, 100_000);
        Assert.Contains("<a href=\"#on\">Write a day like", (await manager.GetAsync("/sessions?on=soon")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/sessions?authority=999")).Status);
    }

    [Theory]
    [InlineData(Role.ProgrammeLead)]
    [InlineData(Role.LaDataOfficer, "350")]
    [InlineData(Role.DataManager)]
    [InlineData(Role.Statistician)]
    [InlineData(Role.CostAnalyst)]
    [InlineData(Role.Operator)]
    [InlineData(Role.LaCoordinator, "351")]
    public async Task For_other_roles_and_authorities_there_is_no_session(Role role, params string[] laCodes)
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, role, laCodes);
        string[] addresses = ["/sessions/S00001", "/sessions/S00001/held", "/authorities/350/schedule", "/authorities/350/schedule/assign"];

        var absent = (await visitor.GetAsync("/sessions/NONE")).Html;
        foreach (var address in addresses)
            Assert.Equal((HttpStatusCode.NotFound, absent), await StatusAndHtmlAsync(visitor, address));
        if (role != Role.LaCoordinator)
            Assert.Equal((HttpStatusCode.NotFound, absent), await StatusAndHtmlAsync(visitor, "/sessions"));
    }

    private static async Task<(HttpStatusCode, string)> StatusAndHtmlAsync(Visitor visitor, string address)
    {
        var answer = await visitor.GetAsync(address);
        return (answer.Status, answer.Html);
    }
}
