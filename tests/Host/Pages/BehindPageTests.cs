using System.Net;
using System.Text.RegularExpressions;
using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Tests;

/// <summary>What is behind the answers about an authority.</summary>
public sealed partial class BehindPageTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private static readonly (string Part, Role[] Roles)[] Parts =
    [
        ("sessions", [Role.TrialManager, Role.LaCoordinator, Role.Supervisor]),
        ("posts", [Role.ProgrammeLead, Role.TrialManager, Role.LaCoordinator, Role.DataManager, Role.Statistician]),
        ("costs", [Role.TrialManager, Role.LaCoordinator, Role.CostAnalyst]),
    ];

    [Theory]
    [InlineData(Role.ProgrammeLead)]
    [InlineData(Role.TrialManager)]
    [InlineData(Role.LaCoordinator, "350")]
    [InlineData(Role.LaDataOfficer, "350")]
    [InlineData(Role.DataManager)]
    [InlineData(Role.Statistician)]
    [InlineData(Role.Supervisor, "350")]
    [InlineData(Role.CostAnalyst)]
    [InlineData(Role.Operator)]
    public async Task An_answer_opens_for_the_roles_that_may_see_what_is_behind_it_and_none_else(Role role, params string[] laCodes)
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, role, laCodes);
        var page = await visitor.GetAsync("/authorities/350");
        var absent = await visitor.GetAsync("/authorities/999");

        foreach (var (part, roles) in Parts)
        {
            var (address, may) = ($"/authorities/350/behind/{part}", roles.Contains(role));
            var behind = await visitor.GetAsync(address);
            Assert.Equal((part, may ? HttpStatusCode.OK : HttpStatusCode.NotFound), (part, behind.Status));
            Assert.Equal((part, may), (part, page.Html.Contains($"href=\"{address}\"", StringComparison.Ordinal)));
            Assert.InRange(behind.Html.Length, 1_000, 100_000);
            if (laCodes.Length > 0 || !may)
                Assert.Equal(absent.Html, (await visitor.GetAsync($"/authorities/351/behind/{part}")).Html);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"{address}/nothing.csv")).Status);
        }
    }

    [Fact]
    public async Task The_rows_behind_an_answer_add_up_to_it()
    {
        using var manager = await Visitor.OfAsync(pages.Programme, Role.TrialManager);
        var sessions = (await pages.Programme.Client<DeliveryService.DeliveryServiceClient>().SummariseSessionsAsync(new())).ByLa
            .Single(one => one.LaCode == "350");
        var costs = (await pages.Programme.Client<CostsService.CostsServiceClient>().SummariseCostsAsync(new())).ByLa
            .Single(one => one.LaCode == "350");
        var leads = (await pages.Programme.Client<EnrolmentService.EnrolmentServiceClient>().SummariseTurnoverAsync(new())).Leads
            .Single(one => one.LaCode == "350");

        var held = await RowsAsync("sessions/sessions.csv?only=delivered");
        var overdue = await RowsAsync("sessions/sessions.csv?only=overdue");
        var days = await RowsAsync("sessions/days.csv");
        var ended = await RowsAsync("posts/posts.csv?only=ended");
        var atStart = (await RowsAsync("posts/posts.csv")).Count(row => row[^1] == "yes");
        var categories = await RowsAsync("costs/categories.csv");

        Assert.Equal((sessions.Delivered, sessions.Overdue), (held.Count, overdue.Count));
        Assert.All(held, row => Assert.Equal("delivered", row[3]));
        Assert.InRange(days.Count, 0, sessions.Due);
        Assert.Equal((leads.Leavers, leads.Headcount, leads.LeaversInPostAtStart),
            (ended.Count, atStart, ended.Count(row => row[^1] == "yes")));
        Assert.Equal(costs.TotalPence, categories.Sum(row => long.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)));

        async Task<IReadOnlyList<string[]>> RowsAsync(string table) =>
            (await manager.GetAsync($"/authorities/350/behind/{table}")).Rows;
    }

    [Fact]
    public async Task A_long_table_has_pages_that_together_have_all_its_rows_and_a_page_that_is_not_there_is_the_nearest()
    {
        using var manager = await Visitor.OfAsync(pages.Programme, Role.TrialManager);
        const string Address = "/authorities/350/behind/sessions";
        var all = (await manager.GetAsync($"{Address}/sessions.csv?only=delivered&on=2022-03-31")).Rows.Select(row => row[^1]).ToList();
        Assert.InRange(all.Count, 51, 1_000);
        var shown = new List<string>();
        var visited = 0;

        for (var next = $"{Address}?on=2022-03-31&only=delivered"; next.Length > 0; visited++)
        {
            var page = await manager.GetAsync(next);
            shown.AddRange(Opened().Matches(page.Html).Select(link => link.Groups[1].Value));
            Assert.Equal(visited > 0, page.Text.Contains("Previous 25", StringComparison.Ordinal));
            Assert.Contains($"{(25 * visited) + 1} to ", page.Text, StringComparison.Ordinal);
            next = WebUtility.HtmlDecode(Next().Match(page.Html).Groups[1].Value);
        }

        Assert.Equal((all.Count + 24) / 25, visited);
        Assert.Equal(all, shown);
        foreach (var (number, nearest) in new[] { ("999", visited), ("0", 1), ("-1", 1), ("x", 1), ("99999999999", 1) })
            Assert.Contains($"{(25 * (nearest - 1)) + 1} to ", (await manager.GetAsync(
                $"{Address}?only=delivered&on=2022-03-31&sessions-page={number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_before_counts_up_to_it_and_stays_in_every_address()
    {
        using var manager = await Visitor.OfAsync(pages.Programme, Role.TrialManager);

        var page = await manager.GetAsync("/authorities/350?on=2021-12-31");
        var behind = await manager.GetAsync("/authorities/350/behind/sessions?on=2021-12-31&only=delivered");

        Assert.Contains("Counted up to 31 December 2021", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/authorities/350/behind/posts?on=2021-12-31\"", page.Html, StringComparison.Ordinal);
        foreach (var table in new[] { "contacts", "returns", "schools" })
            Assert.Contains($"href=\"/authorities/350/{table}.csv?on=2021-12-31\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("Up to 31 December 2021", behind.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("January 2022", behind.Text, StringComparison.Ordinal);
        Assert.Contains("sessions.csv?on=2021-12-31&amp;only=delivered", behind.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/authorities/350/behind/sessions?on=never")).Status);
    }

    [Fact]
    public async Task Schools_show_their_last_and_next_session_and_what_they_got_of_what_was_possible()
    {
        using var coordinator = await Visitor.OfAsync(pages.Programme, Role.LaCoordinator, "350");
        var delivery = pages.Programme.Client<DeliveryService.DeliveryServiceClient>();
        var dose = (await delivery.SummariseDoseAsync(new())).Schools.Single(school => school.Urn == "170009");
        var last = (await delivery.ListSessionsAsync(new() { Urn = "170009", Counted = SessionsCounted.Delivered, PageSize = 1000 }))
            .Sessions.MaxBy(session => GivenSchedule.Text(session.HeldOn))!;

        var line = (await coordinator.GetAsync("/authorities/350/schools.csv")).Html.Split('\n')
            .Single(row => row.StartsWith("170009,", StringComparison.Ordinal)).Split(',');
        var page = await coordinator.GetAsync("/authorities/350");

        Assert.Equal([GivenSchedule.Text(last.HeldOn), "", $"{dose.Delivered}", $"{dose.Due}"], line[^5..^1]);
        Assert.Contains($"href=\"/sessions/{last.SessionRef}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains($"{dose.Delivered} of {dose.Due} (", page.Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("href=\"/sessions/([^\"]+)\">Open")]
    private static partial Regex Opened();

    [GeneratedRegex("<a href=\"([^\"]+)\">Next [0-9]+</a>")]
    private static partial Regex Next();
}
