using System.Net;
using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SchedulePageTests(LoadedPages pages) : IClassFixture<LoadedPages>
{
    private const string Address = "/authorities/350/schedule";

    private ScheduleService.ScheduleServiceClient Schedule => pages.Programme.Client<ScheduleService.ScheduleServiceClient>();

    [Fact]
    public async Task A_school_is_given_to_a_supervisor_once_and_ended_and_what_is_wrong_stands_beside_its_field()
    {
        using var coordinator = await Visitor.OfAsync(pages.Programme, Role.LaCoordinator, "350");
        var form = await coordinator.GetAsync($"{Address}/assign");
        Assert.Contains("(170005)", form.Text, StringComparison.Ordinal);

        var blank = await coordinator.PostAsync($"{Address}/assign", Fields(form));
        (string, string)[] typed = [("supervisor_ref", "SSW01"), ("urn", "170005"), ("starts_on", "1/9/2021")];
        var both = await Task.WhenAll(coordinator.PostAsync($"{Address}/assign", Fields(form, typed)),
            coordinator.PostAsync($"{Address}/assign", Fields(form, typed)));
        var page = await coordinator.GetAsync(both[0].Location);
        var given = Assert.Single((await Schedule.ListCaseloadsAsync(new() { LaCode = "350" })).Caseloads);
        var end = await coordinator.GetAsync($"{Address}/end?caseload_ref={given.CaseloadRef}");
        var ended = await coordinator.PostAsync($"{Address}/end", Fields(end, ("caseload_ref", given.CaseloadRef),
            ("ends_on", "2022-06-30")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.Status);
        Assert.Contains("<a href=\"#supervisor_ref\">", blank.Html, StringComparison.Ordinal);
        Assert.All(both, answer => Assert.Equal($"{Address}?done=assign", answer.Location));
        Assert.Contains("SSW01 1 September 2021", page.Text, StringComparison.Ordinal);
        Assert.Matches($"value=\"{given.CaseloadRef}\"[^>]*selected", end.Html);
        Assert.Equal($"{Address}?done=end", ended.Location);
        Assert.Equal("2022-06-30", GivenSchedule.Text((await Schedule.ListCaseloadsAsync(new() { LaCode = "350" })).Caseloads[0].EndsOn));
    }

    [Fact]
    public async Task A_group_is_made_joined_and_left()
    {
        using var coordinator = await Visitor.OfAsync(pages.Programme, Role.LaCoordinator, "350");

        var made = await PostAsync("group", ("group_ref", "G-350"), ("format", "group"));
        var joined = await PostAsync("join", ("group_ref", "G-350"), ("urn", "170009"), ("joined_on", "2022-01-10"));
        var twice = await PostAsync("join", ("group_ref", "G-350"), ("urn", "170009"), ("joined_on", "2022-02-10"));
        var left = await PostAsync("leave", ("group_ref", "G-350"), ("urn", "170009"), ("left_on", "2022-05-31"));
        var page = await coordinator.GetAsync(Address);

        Assert.Equal([$"{Address}?done=group", $"{Address}?done=join", "", $"{Address}?done=leave"],
            new[] { made, joined, twice, left }.Select(answer => answer.Location));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("from 10 January 2022 to 31 May 2022", page.Text, StringComparison.Ordinal);

        async Task<Visitor.Answer> PostAsync(string act, params (string, string)[] typed) =>
            await coordinator.PostAsync($"{Address}/{act}", Fields(await coordinator.GetAsync($"{Address}/{act}"), typed));
    }

    [Fact]
    public async Task What_a_plan_would_change_is_shown_before_it_is_planned()
    {
        using var coordinator = await Visitor.OfAsync(pages.Programme, Role.LaCoordinator, "351");
        const string Theirs = "/authorities/351/schedule";

        var page = await coordinator.GetAsync(Theirs);
        var preview = await coordinator.GetAsync($"{Theirs}?plan");
        var planned = await coordinator.PostAsync($"{Theirs}/plan", Fields(preview));

        Assert.DoesNotContain("Plan the sessions", page.Text, StringComparison.Ordinal);
        Assert.Contains("Planning would", preview.Text, StringComparison.Ordinal);
        Assert.Equal($"{Theirs}?done=plan", planned.Location);
        Assert.Contains("Planning would change nothing", (await coordinator.GetAsync($"{Theirs}?plan")).Text, StringComparison.Ordinal);
        Assert.InRange(preview.Html.Length, 1_000, 100_000);
    }

    [Fact]
    public async Task A_session_outside_the_plan_is_recorded_or_planned_once_by_the_supervisor_whose_it_is()
    {
        using var supervisor = new Visitor(pages.Programme);
        await supervisor.PostAsync("/sign-in", ("key", await pages.Programme.KeyAsync("ssw01", Role.Supervisor, "350")));
        (string, string)[] typed = [("urn", "170015"), ("format", "one_to_one"), ("mode", "remote")];
        var form = await supervisor.GetAsync($"{Address}/unplanned");

        var sunday = await supervisor.PostAsync($"{Address}/unplanned", Fields(form, [.. typed, ("held_on", "2022-02-06")]));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => supervisor.PostAsync($"{Address}/unplanned",
            Fields(sunday, [.. typed, ("held_on", "2022-02-06"), ("unusual_day_reason", "catch_up"), ("actual_minutes", "50")]))));
        var page = await supervisor.GetAsync(both[0].Location);
        var planned = await supervisor.PostAsync($"{Address}/session", Fields(await supervisor.GetAsync($"{Address}/session"),
            [.. typed, ("scheduled_on", "2022-07-20"), ("planned_minutes", "60")]));

        Assert.Contains("Say why", sunday.Text, StringComparison.Ordinal);
        Assert.Equal(both[0].Location, both[1].Location);
        foreach (var told in new[] { "recorded as held", "SSW01", "6 February 2022, 50 minutes", "To catch up" })
            Assert.Contains(told, page.Text, StringComparison.Ordinal);
        Assert.Contains("20 July 2022", (await supervisor.GetAsync(planned.Location)).Text, StringComparison.Ordinal);
    }

    private static (string, string)[] Fields(Visitor.Answer form, params (string, string)[] typed) =>
        [.. form.Hidden.Select(field => (field.Key, field.Value)), .. typed];
}
