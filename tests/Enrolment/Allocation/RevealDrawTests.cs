using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class RevealDrawTests
{
    [SkippableTheory, EachStore]
    public async Task The_seed_is_revealed_when_every_authority_is_released_and_not_before(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        await Imports.RefusedAsync(Reasons.NotReleased, async () => await allocation.RevealDrawAsync(new()));
        await allocation.ReleaseAllocationAsync(new() { LaCodes = { "350" } });
        var waiting = await Imports.RefusedAsync(Reasons.NotReleased, async () => await allocation.RevealDrawAsync(new()));
        await allocation.ReleaseAllocationAsync(new());

        var record = (await allocation.RevealDrawAsync(new() { RequestId = "reveal-1" })).Record;

        Assert.Contains("351", waiting.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("350", waiting.Message, StringComparison.Ordinal);
        Assert.Equal((GivenList.Seed, "fixed", "DSL-2021", GivenList.Beacon), (record.SeedHex, record.Mode, record.TrialId, record.Beacon));
        Assert.Equal(allocation.SummariseAllocation(new()).Record.Commitment, record.Commitment);
        Assert.Equal(allocation.ListAllocations(new()).Allocations.ToRows(),
            string.Concat(record.Allocations.Select(row => $"{row.Stratum},{row.Unit},{row.Arm}\n")));
        var lines = string.Concat(record.Allocations.Select(row => $"{row.Stratum}\t{row.Unit}\t{row.Arm}\n"));
        Assert.Equal(record.AllocationHash, CanonicalList.HashOf([$"{record.AllocationSalt}\n{lines}"]));
    }

    [SkippableTheory, EachStore]
    public async Task Revealing_is_in_the_audit_without_the_seed(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;

        await allocation.RevealDrawAsync(new());

        var auditor = await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Auditor);
        var entry = Assert.Single(auditor.ListAuditEntries(new() { Module = "enrolment" }).Entries,
            entry => entry.Method.EndsWith("RevealDraw", StringComparison.Ordinal));
        Assert.Contains("commitment", entry.Details, StringComparison.Ordinal);
        Assert.DoesNotContain(GivenList.Seed, entry.Details, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task Without_a_draw_or_without_its_seed_there_is_nothing_to_reveal(string store)
    {
        var (programme, allocation, _) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.RevealDrawAsync(new()));
        await allocation.ImportAllocationAsync(
            "350,170001,T\n350,170002,C\n350,170003,T\n350,170004,C\n351,170006,T\n351,170007,T\n351,170008,C\n");
        await allocation.ReleaseAllocationAsync(new());

        await Imports.RefusedAsync(Reasons.SeedNotKnown, async () => await allocation.RevealDrawAsync(new()));
    }
}
