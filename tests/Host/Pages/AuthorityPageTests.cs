using System.Globalization;
using System.Net;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class AuthorityPageTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private static readonly (string Word, Role[] Roles)[] Parts =
    [
        ("Is supervision happening?", [Role.ProgrammeLead, Role.TrialManager, Role.LaCoordinator, Role.LaDataOfficer, Role.DataManager,
            Role.Statistician, Role.Supervisor, Role.CostAnalyst]),
        ("Do leads stay?", [Role.ProgrammeLead, Role.TrialManager, Role.LaCoordinator, Role.DataManager, Role.Statistician]),
        ("Are inappropriate contacts changing?", [Role.ProgrammeLead, Role.TrialManager, Role.LaCoordinator, Role.LaDataOfficer,
            Role.DataManager, Role.Statistician]),
        ("Which returns are missing?", [Role.ProgrammeLead, Role.TrialManager, Role.LaCoordinator, Role.LaDataOfficer,
            Role.DataManager]),
        ("What does it cost?", [Role.ProgrammeLead, Role.TrialManager, Role.LaCoordinator, Role.CostAnalyst]),
        ("Schools with their stage", [Role.TrialManager, Role.LaCoordinator]),
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
    public async Task A_role_sees_the_parts_that_the_access_table_gives_it_and_none_else(Role role, params string[] laCodes)
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, role, laCodes);

        var page = await visitor.GetAsync("/authorities/350");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var (word, roles) in Parts)
            Assert.Equal((word, roles.Contains(role)), (word, page.Text.Contains(word, StringComparison.Ordinal)));
        Assert.InRange(page.Html.Length, 1_000, 100_000);
        Assert.DoesNotContain(pages.Programme.Log, line => line.Contains("A page was not drawn", StringComparison.Ordinal));
    }

    [Trait("Promise", "S2")]
    [Theory]
    [InlineData(Role.LaCoordinator, "350")]
    [InlineData(Role.LaDataOfficer, "350")]
    [InlineData(Role.Operator)]
    [InlineData(Role.Auditor)]
    public async Task An_authority_of_others_is_answered_byte_by_byte_like_one_that_is_not_there(Role role, params string[] laCodes)
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, role, laCodes);

        var foreign = await visitor.GetAsync("/authorities/351");
        var absent = await visitor.GetAsync("/authorities/999");

        Assert.Equal((HttpStatusCode.NotFound, absent.Html), (foreign.Status, foreign.Html));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/authorities/351/contacts.csv")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/authorities/350/nothing.csv")).Status);
        var overview = await visitor.GetAsync("/");
        Assert.DoesNotContain("authorities/351", overview.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("351", overview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_and_the_overview_show_the_figures_of_the_services()
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, Role.TrialManager);
        var costs = (await pages.Programme.SectionAsync("costs"))["by_class"];
        var sessions = (await pages.Programme.Client<Delivery.V1.DeliveryService.DeliveryServiceClient>().SummariseSessionsAsync(new()))
            .ByLa.Single(counts => counts.LaCode == "350");

        var page = await visitor.GetAsync("/authorities/350");
        var overview = await visitor.GetAsync("/");

        Assert.NotNull(costs);
        foreach (var text in new[] { page.Text, overview.Text })
            Assert.Contains($"{sessions.Delivered} of {sessions.Due}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_month_stands_as_its_symbol_in_the_chart_and_the_table_gives_no_count()
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, Role.ProgrammeLead);
        var csv = (await visitor.GetAsync("/authorities/350/contacts.csv")).Html.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("month,contacts_inappropriate,contacts_total,share,withheld,schools", csv[0]);
        Assert.Equal(23, csv.Length - 1);
        Assert.All(csv.Skip(1).Select(line => line.Split(',')).Where(cells => cells[4].Length > 0), cells => Assert.Equal("", cells[3]));
    }

    [Fact]
    public async Task Before_the_list_is_frozen_the_overview_and_the_page_of_an_authority_are_there()
    {
        await using var programme = await GivenList.NineSchoolsAsync("sqlite");
        foreach (var role in new[] { Role.TrialManager, Role.ProgrammeLead, Role.LaCoordinator, Role.LaDataOfficer, Role.DataManager,
            Role.Statistician, Role.Supervisor, Role.CostAnalyst })
        {
            using var visitor = await Visitor.OfAsync(programme, role, PagesByRoleTests.CodesOf(role));
            Assert.Equal((role, HttpStatusCode.OK, HttpStatusCode.OK),
                (role, (await visitor.GetAsync("/")).Status, (await visitor.GetAsync("/authorities/350")).Status));
        }
    }

    [Fact]
    public async Task A_day_before_counts_up_to_it_however_it_is_written()
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, Role.TrialManager);

        var page = await visitor.GetAsync("/authorities/350?on=2021-12-31");

        Assert.Contains("counted up to 31 December 2021", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"31/12/2021\"", page.Html, StringComparison.Ordinal);
        Assert.NotEqual((await visitor.GetAsync("/authorities/350")).Text, page.Text);
        Assert.Equal(page.Html, (await visitor.GetAsync("/authorities/350?on=31/12/2021")).Html);
    }

    [Theory]
    [InlineData("yesterday", "Write a day like 1/3/2022.")]
    [InlineData("31/2/2022", "Write a day like 1/3/2022.")]
    [InlineData("0022-03-01", "Write a day like 1/3/2022.")]
    [InlineData("2098-10-02", "This day is in the future. Choose ")]
    public async Task A_day_that_cannot_be_taken_is_told_beside_its_field_and_is_no_file(string day, string told)
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, Role.TrialManager);

        var page = await visitor.GetAsync($"/authorities/350?on={day}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains($"<a href=\"#on\">{told}", page.Html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"on-hint on-wrong\" aria-invalid=\"true\"", page.Html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{day}\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("counted up to", page.Text, StringComparison.Ordinal);
        foreach (var file in new[] { "contacts.csv", "behind/sessions", "compare/others.csv" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/authorities/350/{file}?on={day}")).Status);
    }

    [Theory]
    [InlineData("contacts.csv")]
    [InlineData("returns.csv")]
    [InlineData("schools.csv")]
    [InlineData("behind/sessions/sessions.csv")]
    [InlineData("behind/sessions/days.csv")]
    [InlineData("behind/posts/posts.csv")]
    [InlineData("behind/costs/lines.csv")]
    [InlineData("compare/others.csv")]
    [InlineData("compare/terms.csv")]
    public async Task Days_in_a_download_have_the_one_form_in_which_lists_come_in(string file)
    {
        using var visitor = await Visitor.OfAsync(pages.Programme, Role.TrialManager);

        var answer = await visitor.GetAsync($"/authorities/350/{file}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var cells = answer.Rows.SelectMany(row => row).ToList();
        Assert.NotEmpty(cells);
        Assert.DoesNotContain(cells, cell => DateTime.TryParseExact(cell, ["d MMMM yyyy", "d MMM yyyy", "d/M/yyyy", "MM/dd/yyyy HH:mm:ss"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }
}

/// <summary>A host with the sample programme, for tests of pages.</summary>
public sealed class LoadedPages : IAsyncLifetime
{
    internal RunningProgramme Programme { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Programme = await RunningProgramme.StartAsync();
        await Programme.LoadAsync();
    }

    public async Task DisposeAsync() => await Programme.DisposeAsync();
}
