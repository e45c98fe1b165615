using Grpc.Core;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListAuditEntriesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Trait("Promise", "S12")]
    [SkippableTheory, EachStore]
    public async Task Every_change_has_one_row_that_says_who_what_and_when(string store)
    {
        var programme = await programmes.OnAsync(store);
        var auditor = await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Auditor);
        await programme.Client<AccessService.AccessServiceClient>()
            .CreateApiKeyAsync(new() { Subject = "second-key", Role = Role.Operator, RequestId = $"key-2-{store}" });

        var one = await auditor.ListAuditEntriesAsync(new() { Module = "access", PageSize = 3 });
        var two = await auditor.ListAuditEntriesAsync(new() { Module = "access", PageSize = 1, PageToken = one.NextPageToken });

        var entry = Assert.Single(two.Entries);
        Assert.Equal((4, "local", Role.Local, "/programme.access.v1.AccessService/CreateApiKey", $"key-2-{store}"),
            (entry.Sequence, entry.Subject, entry.Role, entry.Method, entry.RequestId));
        Assert.Equal(programme.Clock.GetUtcNow(), entry.At.ToDateTimeOffset());
        Assert.Contains("\"Subject\":\"second-key\"", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_has_a_hundred_entries_and_never_more_than_a_thousand()
    {
        await using var programme = await RunningProgramme.StartAsync();
        var access = programme.Client<AccessService.AccessServiceClient>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 1_001), new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (_, cancel) => await access.ListAuditEntriesAsync(new() { Module = "access", PageSize = 1 }, cancellationToken: cancel));

        Assert.Equal(100, access.ListAuditEntries(new() { Module = "access" }).Entries.Count);
        Assert.Equal(1_000, access.ListAuditEntries(new() { Module = "access", PageSize = 5_000 }).Entries.Count);
    }

    [Fact]
    public async Task A_module_that_there_is_not_is_refused_and_the_others_are_named()
    {
        var access = (await programmes.OnAsync("sqlite")).Client<AccessService.AccessServiceClient>();

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await access.ListAuditEntriesAsync(new() { Module = "payroll" }));

        Assert.Equal(["module"], refusal.Fields());
        Assert.Contains("access, enrolment, delivery, outcomes, costs", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_is_for_auditors()
    {
        var programme = await programmes.OnAsync("sqlite");
        var manager = await programme.ClientAsync<AccessService.AccessServiceClient>(Role.TrialManager);

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await manager.ListAuditEntriesAsync(new() { Module = "access" }));

        Assert.Equal(StatusCode.PermissionDenied, refusal.StatusCode);
    }
}
