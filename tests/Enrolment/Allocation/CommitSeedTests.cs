using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class CommitSeedTests
{
    [SkippableTheory, EachStore]
    public async Task The_commitment_is_the_published_one_and_everybody_sees_it_before_the_draw(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportProgrammeAsync();
        var allocation = programme.Client<Allocations>();
        var truth = Truth.Section("randomisation");
        var hash = (await allocation.FreezeListAsync(new())).List.ListHash;

        var committed = (await allocation.CommitSeedAsync(new() { ListHash = hash, SeedHex = truth.GetProperty("seed_hex").GetString(), BeaconSource = "the lottery of 1 July 2021" })).Commitment;
        var seen = (await programme.ClientAsync<Allocations>(Role.Statistician)).GetList(new()).List;

        Assert.Equal((truth.GetProperty("commitment").GetString(), hash, 1, "local"), (committed.Commitment, committed.ListHash, committed.Batch, committed.CommittedBy));
        Assert.Equal((committed, null), (seen.Commitment, seen.DrawnAt));
    }

    [SkippableTheory, EachStore]
    public async Task A_seed_is_committed_once_also_when_many_try_at_the_same_time(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => allocation.CommitSeedAsync(new() { ListHash = hash }).ResponseAsync.ContinueWith(task => task.IsCompletedSuccessfully, TaskScheduler.Default)));

        Assert.Single(tries, committed => committed);
        await Imports.RefusedAsync(Reasons.SeedCommitted, async () => await allocation.CommitSeedAsync(new() { ListHash = hash }));
        await Imports.RefusedAsync(Reasons.SeedCommitted, async () => await allocation.CommitSeedAsync(new() { ListHash = hash, ValidateOnly = true }));
    }

    [SkippableTheory, EachStore]
    public async Task Without_a_list_or_with_wrong_terms_nothing_is_committed_and_all_that_is_wrong_is_said(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var allocation = programme.Client<Allocations>();
        await Imports.RefusedAsync(Reasons.ListNotFrozen, async () => await allocation.CommitSeedAsync(new() { ListHash = "" }));
        var hash = (await allocation.FreezeListAsync(new())).List.ListHash;

        var terms = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await allocation.CommitSeedAsync(
            new() { ListHash = hash, SeedHex = GivenList.Seed[..63], Mode = AllocationMode.Blocks, BlockSizes = { 2, 3 }, BeaconSource = "?" }));
        var list = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await allocation.CommitSeedAsync(new() { ListHash = new string('0', 64) }));

        Assert.Equal(["block_sizes", "seed_hex", "beacon_source"], terms.Fields());
        Assert.DoesNotContain(GivenList.Seed[..16], terms.ToString(), StringComparison.Ordinal);
        Assert.Equal(["list_hash"], list.Fields());
        Assert.Null(allocation.GetList(new()).List.Commitment);
    }

    [SkippableTheory, EachStore]
    public async Task A_check_commits_to_nothing_and_shows_no_hash_of_which_one_could_be_chosen(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;

        var announced = (await allocation.CommitSeedAsync(new() { ListHash = hash, SeedHex = GivenList.Seed, Mode = AllocationMode.Blocks, BlockSizes = { 2, 4 }, ValidateOnly = true })).Commitment;

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
