using Grpc.Core;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>Who read what is sensitive, and who was refused, stays in the audit.</summary>
[Trait("Promise", "S12")]
public sealed class ReadAuditTests
{
    [Fact]
    public void Exports_people_arms_results_by_arm_and_the_audit_are_audited_whatever_is_added()
    {
        var sensitive = AccessTable.All.Where(row => row.Rpc.Split('/')[1] is var rpc
            && (rpc.StartsWith("Export", StringComparison.Ordinal) || rpc.EndsWith("ByArm", StringComparison.Ordinal)
                || rpc is "ListAuditEntries" or "ListAllocations" or "SummariseAllocation" or "SummariseFlow" or "DrawFlow"
                || (row.Rpc.StartsWith("PeopleService/", StringComparison.Ordinal) && rpc is "GetPerson" or "ListPeople"
                    or "ListDuplicates" or "ListMoves")));

        Assert.All(sensitive, row => Assert.True(row.AuditedRead, row.Rpc));
        Assert.InRange(AccessTable.All.Count(row => row.AuditedRead), sensitive.Count(), 30);
    }

    [SkippableTheory, EachStore]
    public async Task Reading_arms_people_results_and_the_audit_leaves_a_row_each_and_so_does_a_refusal(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var manager = programme.Invoker(await programme.KeyAsync(Role.TrialManager));
        var auditor = await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Auditor);
        var statistician = await programme.ClientAsync<Allocations>(Role.Statistician);
        var last = auditor.ListAuditEntries(new() { Module = "access", PageSize = 1_000 }).Entries[^1].Sequence;

        await new Allocations(manager).ListAllocationsAsync(new());
        await new PeopleService.PeopleServiceClient(manager).ListPeopleAsync(new() { LaCode = "350" });
        await Imports.RefusedAsync(Reasons.NotUnmasked, async () => await new Allocations(manager).SummariseTurnoverByArmAsync(new()));
        var parts = await new Allocations(manager).ExportAllocation(new()).ResponseStream.ReadAllAsync().ToListAsync();
        await Assert.ThrowsAsync<RpcException>(async () => await statistician.DrawAllocationAsync(new() { ListHash = "0" }));

        Assert.NotEmpty(parts);
        var entries = auditor.ListAuditEntries(new() { Module = "access", PageSize = 1_000 }).Entries.Where(entry => entry.Sequence > last)
            .Select(entry => $"{entry.Role} {entry.Method.Split('/')[^1]} {entry.Details}");
        Assert.Equal(
        [
            "Auditor ListAuditEntries {\"answered\":\"OK\",\"module\":\"access\"}",
            "TrialManager ListAllocations {\"answered\":\"OK\"}",
            "TrialManager ListPeople {\"answered\":\"OK\",\"la_code\":\"350\"}",
            "TrialManager SummariseTurnoverByArm {\"answered\":\"FailedPrecondition\"}",
            "TrialManager ExportAllocation {\"answered\":\"OK\"}",
            "Statistician DrawAllocation {\"answered\":\"PermissionDenied\"}",
        ], entries);
        Assert.True((await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Sound);
    }

    [Theory]
    [InlineData("2022-01", "2022-01")]
    [InlineData("jane doe", "(not of its form)")]
    [InlineData("07700-900123", "(not of its form)")]
    public async Task What_has_not_the_form_of_its_field_may_be_a_name_and_is_not_kept(string month, string kept)
    {
        await using var programme = await RunningProgramme.StartAsync();
        var returns = await programme.ClientAsync<Outcomes.V1.ReturnsService.ReturnsServiceClient>(Role.DataManager);
        var auditor = await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Auditor);

        await Assert.ThrowsAsync<RpcException>(async () =>
            await returns.ExportReportAsync(new() { LaCode = "350", ReportingMonth = month }));

        var details = auditor.ListAuditEntries(new() { Module = "access", PageSize = 1_000 }).Entries
            .Single(entry => entry.Method.EndsWith("/ExportReport", StringComparison.Ordinal)).Details;
        Assert.Contains($"\"reporting_month\":\"{kept}\"", details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ordinary_reads_write_nothing_and_audited_ones_leave_what_is_remembered_as_it_is()
    {
        var (programme, allocation) = await GivenList.DrawnAsync("sqlite");
        await using var running = programme;
        var changes = programme.Services.GetRequiredService<Changes>();
        var before = (changes.Count, await RowsAsync(programme));

        await programme.Client<EnrolmentService.EnrolmentServiceClient>().GetSchoolAsync(new() { Urn = "170001" });
        Assert.Equal(before, (changes.Count, await RowsAsync(programme)));
        await allocation.ListAllocationsAsync(new());

        Assert.Equal((before.Count, before.Item2 + 1), (changes.Count, await RowsAsync(programme)));
    }

    private static async Task<long> RowsAsync(RunningProgramme programme) =>
        (await programme.Client<AccessService.AccessServiceClient>().VerifyAuditAsync(new())).Chains.Sum(chain => chain.Rows);
}
