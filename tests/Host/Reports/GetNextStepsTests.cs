using System.Net;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Report.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class GetNextStepsTests
{
    [SkippableTheory, EachStore]
    public async Task Each_step_waits_for_those_before_it_and_is_done_by_what_is_recorded(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var (enrolment, allocation) = (programme.Client<Client>(), programme.Client<Allocations>());
        var reports = await programme.ClientAsync<ReportService.ReportServiceClient>(Role.ProgrammeLead);
        async Task<Dictionary<string, NextStep>> StepsAsync() =>
            (await reports.GetNextStepsAsync(new())).Steps.ToDictionary(step => step.Code);
        async Task<string> OpenAsync() => string.Join(' ', (await StepsAsync()).Values.Where(step => step.State == NextStepState.Open)
            .Select(step => step.Code));

        Assert.Equal("authorities register plan", await OpenAsync());
        await enrolment.ImportAuthoritiesAsync("350");
        Assert.Equal("register agreements plan", await OpenAsync());
        await enrolment.ImportExtractAsync(20210901, Line(350001), Line(350002, number: "4002"));
        var papers = await StepsAsync();
        Assert.Equal(["The data-sharing agreement is not signed by 350."], papers["agreements"].Missing);
        Assert.Equal(["2 schools were not sent the information sheet (in 350)."], papers["schools"].Missing);
        Assert.Equal((NextStepState.Waiting, true), (papers["list"].State, papers["list"].Overridable));
        Assert.Equal(["The data-sharing agreement is not signed by 350.",
            "2 schools were not sent the information sheet, and could not opt out."], papers["list"].Missing);

        var hash = (await allocation.FreezeListAsync(new())).List.ListHash;
        var frozen = await StepsAsync();
        Assert.Equal((NextStepState.Done, "2 schools in batch 1."), (frozen["list"].State, frozen["list"].Fact));
        Assert.StartsWith("Batch 1: done by the operator on the machine, without a second person, although:",
            Assert.Single(frozen["list"].Overrides), StringComparison.Ordinal);
        Assert.Equal(["2 schools have no complete baseline (in 350)."], frozen["baselines"].Missing);
        Assert.Equal(["First: Commit to the seed."], frozen["draw"].Missing);
        await allocation.DrawAsync(hash);
        Assert.Equal(["2 schools have no complete baseline."], (await StepsAsync())["release"].Missing);
        await allocation.ReleaseAllocationAsync(new());

        var released = await StepsAsync();
        Assert.Equal("agreements schools plan", await OpenAsync());
        Assert.Equal((NextStepState.Waiting, 2), (released["unmasking"].State, released["unmasking"].Missing.Count));
        Assert.Equal((NextStepState.Waiting, true), (released["lock"].State, released["lock"].Overridable));
        Assert.EndsWith("returns are missing.", Assert.Single(released["lock"].Missing), StringComparison.Ordinal);
        Assert.True(released["lock"].Final);
        Assert.Equal(["data_manager"], released["lock"].Roles);
    }

    [SkippableTheory, EachStore]
    public async Task A_key_of_one_authority_and_other_roles_are_refused(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);

        (Role, string[])[] others = [(Role.CostAnalyst, []), (Role.LaCoordinator, ["350"]), (Role.TrialManager, ["350"])];
        foreach (var (role, laCodes) in others)
        {
            var key = await programme.KeyAsync($"other-{role}".ToLowerInvariant(), role, laCodes);
            var reports = programme.Client<ReportService.ReportServiceClient>(key);
            var refusal = await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => reports.GetNextStepsAsync(new()).ResponseAsync);
            Assert.Equal(Grpc.Core.StatusCode.PermissionDenied, refusal.StatusCode);
        }
    }

    [Fact]
    public async Task The_page_says_the_same_to_those_who_may_know_it()
    {
        await using var programme = await RunningProgramme.StartAsync();
        await programme.Client<Client>().ImportAuthoritiesAsync("350");
        using var lead = await Visitor.OfAsync(programme, Role.ProgrammeLead);
        using var analyst = await Visitor.OfAsync(programme, Role.CostAnalyst);

        var page = await lead.GetAsync("/next");

        Assert.Contains("1 of 12 steps are done", page.Text, StringComparison.Ordinal);
        Assert.Contains("Import the register of schools: can be done now", page.Text, StringComparison.Ordinal);
        Assert.Contains("How: programme import register FILE", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/next\"", (await lead.GetAsync("/")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await analyst.GetAsync("/next")).Status);
        Assert.DoesNotContain("href=\"/next\"", (await analyst.GetAsync("/")).Html, StringComparison.Ordinal);
    }
}
