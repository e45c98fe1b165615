using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Enrolment.Data;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class DrawAllocationTests
{
    [SkippableTheory, EachStore]
    public async Task The_published_seed_draws_the_published_allocation(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportProgrammeAsync();
        var allocation = programme.Client<Allocations>();
        var truth = Truth.Section("randomisation");
        var hash = (await allocation.FreezeListAsync(new())).List.ListHash;

        var record = (await allocation.DrawAllocationAsync(new() { ListHash = hash, SeedHex = truth.GetProperty("seed_hex").GetString() })).Record;
        var arms = allocation.ListAllocations(new() { PageSize = 10_000 }).Allocations;

        Assert.Equal(truth.GetProperty("commitment").GetString(), record.Commitment);
        Assert.Equal((truth.GetProperty("trial_id").GetString(), "DSLRAND-1", 306, true), (record.TrialId, record.Algorithm, record.Schools, record.Derived));
        Assert.Equal(Truth.Text("enrolment/allocation.csv"), "la_code,urn,arm\n" + arms.ToRows());
    }

    [SkippableTheory, EachStore]
    public async Task A_draw_is_made_once_also_when_many_try_at_the_same_time(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var draws = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return (await allocation.DrawAllocationAsync(new() { ListHash = hash })).Record.Commitment;
            }
            catch (RpcException refusal) when (refusal.StatusCode == StatusCode.FailedPrecondition)
            {
                return null;
            }
        }));

        var commitment = Assert.Single(draws, drawn => drawn is not null);
        Assert.Equal(commitment, allocation.SummariseAllocation(new()).Record.Commitment);
        await Imports.RefusedAsync(Reasons.AlreadyDrawn, async () => await allocation.DrawAllocationAsync(new() { ListHash = hash }));
    }

    [SkippableTheory, EachStore]
    public async Task Without_a_list_or_with_wrong_terms_nothing_is_drawn(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var allocation = programme.Client<Allocations>();
        await Imports.RefusedAsync(Reasons.ListNotFrozen, async () => await allocation.DrawAllocationAsync(new() { ListHash = "" }));
        var hash = (await allocation.FreezeListAsync(new())).List.ListHash;

        var terms = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await allocation.DrawAllocationAsync(
            new() { ListHash = hash, SeedHex = GivenList.Seed[..63], Mode = AllocationMode.Blocks, BlockSizes = { 2, 3 } }));
        var list = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await allocation.DrawAllocationAsync(new() { ListHash = new string('0', 64) }));

        Assert.Equal(["block_sizes", "seed_hex"], terms.Fields());
        Assert.DoesNotContain(GivenList.Seed[..16], terms.ToString(), StringComparison.Ordinal);
        Assert.Equal(["list_hash"], list.Fields());
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.ListAllocationsAsync(new()));
    }

    [SkippableTheory, EachStore]
    public async Task A_check_draws_nothing_and_shows_nothing_that_depends_on_the_seed(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var record = (await allocation.DrawAllocationAsync(new() { ListHash = hash, SeedHex = GivenList.Seed, Beacon = "lottery", ValidateOnly = true })).Record;

        Assert.Equal((7, "lottery", "", "", null), (record.Schools, record.Beacon, record.Commitment, record.AllocationHash, record.DrawnAt));
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.SummariseAllocationAsync(new()));
    }

    [SkippableTheory, EachStore]
    public async Task A_repeated_request_gets_the_first_answer_and_the_beacon_changes_the_draw(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var request = new DrawAllocationRequest { ListHash = hash, SeedHex = GivenList.Seed, Beacon = "2021-07-01 12 18 24 33 41 46", RequestId = "draw-1" };

        var first = await allocation.DrawAllocationAsync(request);
        var again = await allocation.DrawAllocationAsync(request);

        Assert.Equal(first, again);
        var (other, plain) = await GivenList.DrawnAsync(store);
        await using var second = other;
        Assert.Equal(first.Record.Commitment, plain.SummariseAllocation(new()).Record.Commitment);
        Assert.NotEqual(first.Record.AllocationHash, plain.SummariseAllocation(new()).Record.AllocationHash);
    }

    [SkippableTheory, EachStore]
    public async Task The_seed_is_kept_in_its_table_and_leaves_it_by_no_answer_log_or_audit_row(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var answers = new List<string>
        {
            (await allocation.DrawAllocationAsync(new() { ListHash = hash, SeedHex = GivenList.Seed, RequestId = "draw-1" })).ToString(),
            (await Imports.RefusedAsync(Reasons.AlreadyDrawn, async () => await allocation.DrawAllocationAsync(new() { ListHash = hash, SeedHex = GivenList.Seed }))).ToString(),
            allocation.SummariseAllocation(new()).ToString(),
            allocation.ListAllocations(new()).ToString(),
        };
        var auditor = await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Auditor);
        var audit = auditor.ListAuditEntries(new() { Module = "enrolment" }).Entries;

        await using var db = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        var stored = Convert.FromHexString(GivenList.Seed);
        Assert.Equal(stored, Assert.Single(db.DrawSeeds).Secret);
        var everything = string.Join('\n', [.. answers, .. audit.Select(entry => entry.ToString()), .. programme.Log]);
        Assert.DoesNotContain(GivenList.Seed, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(stored), everything, StringComparison.Ordinal);
        Assert.All(db.Requests, row => Assert.Equal(-1, row.Response.AsSpan().IndexOf(stored)));
        // Nor do audit rows name arms: an auditor is not told them.
        Assert.DoesNotContain("170001", Assert.Single(audit, entry => entry.Method.EndsWith("DrawAllocation", StringComparison.Ordinal)).Details, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task A_list_that_was_changed_outside_this_program_is_not_drawn(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await programme.SqlAsync("enrolment", "DELETE FROM {0}listed_schools WHERE \"Urn\" = '170001'");

        await Imports.RefusedAsync(Reasons.ListAltered, async () => await allocation.DrawAllocationAsync(new() { ListHash = hash }));
    }
}
