using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class DrawAllocationTests
{
    [SkippableTheory, EachStore]
    public async Task The_published_seed_derives_the_published_allocation(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportProgrammeAsync();
        var allocation = programme.Client<Allocations>();
        var truth = Truth.Section("randomisation");

        await allocation.FreezeListAsync(new());
        var rows = Truth.Text("enrolment/allocation.csv")["la_code,urn,arm\n".Length..];
        var record = (await allocation.ImportAllocationAsync(rows, truth.GetProperty("seed_hex").GetString()!)).Record;
        await allocation.ReleaseAllocationAsync(new());
        var arms = allocation.ListAllocations(new() { PageSize = 10_000 }).Allocations;

        Assert.Equal(truth.GetProperty("commitment").GetString(), record.Commitment);
        Assert.Equal((truth.GetProperty("trial_id").GetString(), "DSLRAND-1", 306, true),
            (record.TrialId, record.Algorithm, record.Schools, record.Derived));
        Assert.Equal(Truth.Text("enrolment/allocation.csv"), "la_code,urn,arm\n" + arms.ToRows());
    }

    [SkippableTheory, EachStore]
    public async Task A_draw_is_made_once_also_when_many_try_at_the_same_time(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await allocation.CommitSeedAsync(new() { ListHash = hash });

        var draws = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return (await allocation.DrawAllocationAsync(new() { ListHash = hash })).Record.AllocationHash;
            }
            catch (RpcException refusal) when (refusal.StatusCode == StatusCode.FailedPrecondition)
            {
                return null;
            }
        }));

        var drawn = Assert.Single(draws, drawn => drawn is not null);
        Assert.Equal(drawn, allocation.SummariseAllocation(new()).Record.AllocationHash);
        await Imports.RefusedAsync(Reasons.AlreadyDrawn, async () => await allocation.DrawAllocationAsync(new() { ListHash = hash }));
    }

    [SkippableTheory, EachStore]
    public async Task Before_a_list_before_a_commitment_and_for_another_list_nothing_is_drawn_and_each_try_is_in_the_audit(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var allocation = programme.Client<Allocations>();
        await Imports.RefusedAsync(Reasons.ListNotFrozen, async () => await allocation.DrawAllocationAsync(new() { ListHash = "" }));
        var hash = (await allocation.FreezeListAsync(new())).List.ListHash;

        await Imports.RefusedAsync(Reasons.SeedNotCommitted,
            async () => await allocation.DrawAllocationAsync(new() { ListHash = hash, RequestId = "draw-1" }));
        await Imports.RefusedAsync(Reasons.SeedNotCommitted,
            async () => await allocation.DrawAllocationAsync(new() { ListHash = hash, ValidateOnly = true }));
        var list = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await allocation.DrawAllocationAsync(new() { ListHash = new string('0', 64) }));
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.ListAllocationsAsync(new()));
        await allocation.CommitSeedAsync(new() { ListHash = hash });
        await allocation.DrawAllocationAsync(new() { ListHash = hash, RequestId = "draw-1" });
        await Imports.RefusedAsync(Reasons.AlreadyDrawn, async () => await allocation.DrawAllocationAsync(new() { ListHash = hash }));

        Assert.Equal(["list_hash"], list.Fields());
        var refused = (await AuditAsync(programme)).Where(entry => entry.Method.EndsWith("DrawAllocation", StringComparison.Ordinal))
            .Select(entry => entry.Details)
            .Where(details => details.Contains("refused", StringComparison.Ordinal));
        Assert.Equal(new[] { "LIST_NOT_FROZEN", "SEED_NOT_COMMITTED", "FIELDS_INVALID",
            "ALREADY_DRAWN" }.Select(reason => $"{{\"refused\":\"{reason}\"}}").Order(), refused.Order());
    }

    [SkippableTheory, EachStore]
    public async Task A_check_draws_nothing_and_shows_nothing_that_depends_on_the_arms(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await allocation.CommitSeedAsync(programme.WithBeacon(new() { ListHash = hash }));
        programme.Clock.Advance(TimeSpan.FromHours(1));

        var record = (await allocation.DrawAllocationAsync(new() { ListHash = hash, Beacon = "12 18", ValidateOnly = true })).Record;

        Assert.Equal((7, "12 18", "", null), (record.Schools, record.Beacon, record.AllocationHash, record.DrawnAt));
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.SummariseAllocationAsync(new()));
    }

    [SkippableTheory, EachStore]
    public async Task A_public_value_is_mixed_in_when_it_was_named_and_only_then(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await allocation.CommitSeedAsync(programme.WithBeacon(new() { ListHash = hash, SeedHex = GivenList.Seed }));
        var early = await Imports.RefusedAsync(Reasons.BeaconNotDue,
            async () => await allocation.DrawAllocationAsync(new() { ListHash = hash, Beacon = "1" }));
        programme.Clock.Advance(TimeSpan.FromHours(1));
        var missing = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await allocation.DrawAllocationAsync(new() { ListHash = hash }));
        var request = new DrawAllocationRequest { ListHash = hash, Beacon = GivenList.Beacon, RequestId = "draw-1" };
        var first = await allocation.DrawAllocationAsync(request);

        Assert.Equal(first, await allocation.DrawAllocationAsync(request));
        Assert.Equal(("beacon", GivenList.BeaconSource), (Assert.Single(missing.Fields()), first.Record.BeaconSource));
        Assert.Contains("does not exist before 2022-10-01T10:00:00Z", early.Message, StringComparison.Ordinal);
        var (other, plain, again) = await GivenList.FrozenAsync(store);
        await using var second = other;
        await plain.CommitSeedAsync(new() { ListHash = again });
        var notNamed = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await plain.DrawAllocationAsync(new() { ListHash = again, Beacon = "12" }));
        Assert.Equal(["beacon"], notNamed.Fields());
    }

    [Trait("Promise", "S13")]
    [SkippableTheory, EachStore]
    public async Task The_seed_is_sealed_in_its_table_and_leaves_it_by_no_answer_log_or_audit_row(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var answers = new List<string>
        {
            (await allocation.CommitSeedAsync(
                programme.WithBeacon(new() { ListHash = hash, SeedHex = GivenList.Seed, RequestId = "commit-1" }))).ToString(),
            (await DrawnAfterAnHourAsync(programme, allocation, hash)).ToString(),
            (await Imports.RefusedAsync(Reasons.AlreadyDrawn,
                async () => await allocation.CommitSeedAsync(programme.WithBeacon(new() { ListHash = hash, SeedHex = GivenList.Seed }))))
                    .ToString(),
            allocation.SummariseAllocation(new()).ToString(),
        };
        await allocation.ReleaseAllocationAsync(new());
        answers.Add(allocation.ListAllocations(new()).ToString());
        var audit = await AuditAsync(programme);

        await using var db = programme.Services.GetRequiredService<Store<EnrolmentDb>>().Read(Scope.All);
        var stored = Convert.FromHexString(GivenList.Seed);
        Assert.Equal(-1, Assert.Single(db.DrawSeeds).Sealed.AsSpan().IndexOf(stored));
        var everything = string.Join('\n', [.. answers, .. audit.Select(entry => entry.ToString()), .. programme.Log]);
        Assert.DoesNotContain(GivenList.Seed, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(stored), everything, StringComparison.Ordinal);
        Assert.All(db.Requests, row => Assert.Equal(-1, row.Response.AsSpan().IndexOf(stored)));
        // Nor do audit rows name arms: an auditor is not told them.
        Assert.All(audit.Where(entry => entry.Method.EndsWith("Allocation", StringComparison.Ordinal)),
            entry => Assert.DoesNotContain("170001", entry.Details, StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task A_list_that_was_changed_outside_this_program_is_not_drawn(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        await allocation.CommitSeedAsync(new() { ListHash = hash });
        await programme.SqlAsync("enrolment", "INSERT INTO {0}listed_schools (\"Urn\", \"LaCode\", \"Batch\") VALUES ('170005', '350', 1)");

        await Imports.RefusedAsync(Reasons.ListAltered, async () => await allocation.DrawAllocationAsync(new() { ListHash = hash }));
    }

    private static async Task<DrawAllocationResponse> DrawnAfterAnHourAsync(RunningProgramme programme, Allocations allocation, string hash)
    {
        programme.Clock.Advance(TimeSpan.FromHours(1));
        return await allocation.DrawAllocationAsync(new() { ListHash = hash, Beacon = GivenList.Beacon, RequestId = "draw-1" });
    }

    private static async Task<IReadOnlyList<AuditEntry>> AuditAsync(RunningProgramme programme) =>
        (await programme.ClientAsync<AccessService.AccessServiceClient>(Role.Auditor))
        .ListAuditEntries(new() { Module = "enrolment" }).Entries;
}
