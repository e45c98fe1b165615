using System.Security.Cryptography;
using System.Text;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class CommitSeedTests
{
    [SkippableTheory, EachStore]
    public async Task The_commitment_binds_seed_and_public_value_and_everybody_sees_it_before_the_draw(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var committed =
            (await allocation.CommitSeedAsync(programme.WithBeacon(new() { ListHash = hash, SeedHex = GivenList.Seed }))).Commitment;
        var seen = (await programme.ClientAsync<Allocations>(Role.Statistician)).GetList(new()).List;

        var text = $"DSLRAND-1|commit|DSL-2021|{hash}|fixed||{GivenList.Seed}|the lottery|draw 2672|2022-10-01T10:00:00Z";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), committed.Commitment);
        Assert.Equal((hash, 1, "local", SeedOrigin.Contributed),
            (committed.ListHash, committed.Batch, committed.CommittedBy, committed.SeedOrigin));
        Assert.Equal((committed, null), (seen.Commitment, seen.DrawnAt));
    }

    [SkippableTheory, EachStore]
    public async Task A_seed_is_committed_once_also_when_many_try_at_the_same_time(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var tries =
            await Task.WhenAll(Enumerable.Range(0, 8)
                .Select(_ => allocation.CommitSeedAsync(new() { ListHash = hash }).ResponseAsync
                    .ContinueWith(task => task.IsCompletedSuccessfully, TaskScheduler.Default)));

        Assert.Single(tries, committed => committed);
        await Imports.RefusedAsync(Reasons.SeedCommitted, async () => await allocation.CommitSeedAsync(new() { ListHash = hash }));
        await Imports.RefusedAsync(Reasons.SeedCommitted,
            async () => await allocation.CommitSeedAsync(new() { ListHash = hash, ValidateOnly = true }));
    }

    [SkippableTheory, EachStore]
    public async Task Without_a_list_or_with_wrong_terms_nothing_is_committed_and_all_that_is_wrong_is_said(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var allocation = programme.Client<Allocations>();
        await Imports.RefusedAsync(Reasons.ListNotFrozen, async () => await allocation.CommitSeedAsync(new() { ListHash = "" }));
        var hash = (await allocation.FreezeListAsync(new())).List.ListHash;

        var terms = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await allocation.CommitSeedAsync(
            new()
            {
                ListHash = hash,
                SeedHex = GivenList.Seed[..63],
                Mode = AllocationMode.Blocks,
                BlockSizes = { 2, 3 },
                BeaconSource = "?|"
            }));
        var list = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await allocation.CommitSeedAsync(new() { ListHash = new string('0', 64) }));

        Assert.Equal(["block_sizes", "seed_hex", "beacon_source", "beacon_round", "beacon_at"], terms.Fields());
        Assert.DoesNotContain(GivenList.Seed[..16], terms.ToString(), StringComparison.Ordinal);
        Assert.Equal(["list_hash"], list.Fields());
        Assert.Null(allocation.GetList(new()).List.Commitment);
    }

    [SkippableTheory, EachStore]
    public async Task A_check_commits_to_nothing_and_shows_no_hash_of_which_one_could_be_chosen(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var announced =
            (await allocation.CommitSeedAsync(
                programme.WithBeacon(new()
                {
                    ListHash = hash,
                    SeedHex = GivenList.Seed,
                    Mode = AllocationMode.Blocks,
                    BlockSizes = { 2, 4 },
                    ValidateOnly = true
                }))).Commitment;

        Assert.Equal(("", null, AllocationMode.Blocks), (announced.Commitment, announced.CommittedAt, announced.Mode));
        Assert.Null(allocation.GetList(new()).List.Commitment);
    }

    [SkippableTheory, EachStore]
    public async Task Each_seed_that_the_operating_system_gives_is_another(string store)
    {
        var commitments = new List<string>();
        for (var at = 0; at < 2; at++)
        {
            var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
            await using var running = programme;
            commitments.Add((await allocation.CommitSeedAsync(new() { ListHash = hash })).Commitment.Commitment);
        }
        Assert.Equal(2, commitments.Distinct().Count());
    }
}
