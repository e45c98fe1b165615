using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class ContributeSeedTests
{
    private static readonly string Second = new('7', 64);

    [SkippableTheory, EachStore]
    public async Task What_a_second_person_adds_is_published_by_its_hash_and_changes_the_draw(string store)
    {
        var (programme, allocation, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var statistician = await programme.ClientAsync<Allocations>(Role.Statistician);
        await allocation.CommitSeedAsync(programme.WithBeacon(new() { ListHash = hash, SeedHex = GivenList.Seed }));

        var committed = (await statistician.ContributeSeedAsync(new() { ListHash = hash, ContributionHex = Second })).Commitment;
        programme.Clock.Advance(TimeSpan.FromHours(1));
        await allocation.DrawAllocationAsync(new() { ListHash = hash, Beacon = GivenList.Beacon });
        await allocation.ReleaseAllocationAsync(new());

        var list = CanonicalList.Of(allocation.GetList(new()).Schools.Select(school => new Unit(school.LaCode, school.Urn)));
        var terms = DrawTerms.Of("DSL-2021", AllocationMode.Fixed, [], GivenList.Beacon);
        var expected = Draw.Allocate(terms, list, Seed.Parse(CanonicalList.HashOf([$"DSLRAND-1|seeds|{GivenList.Seed}|{Second}"]))!);
        Assert.Equal(CanonicalList.HashOf([$"DSLRAND-1|contribute|DSL-2021|{hash}|{Second}"]), committed.Contribution.Commitment);
        Assert.Equal(committed, allocation.GetList(new()).List.Commitment);
        Assert.Equal(expected.Select(drawn => drawn.Arm), allocation.ListAllocations(new()).Allocations.Select(row => row.Arm));
    }

    [SkippableTheory, EachStore]
    public async Task It_is_refused_before_a_commitment_from_the_same_person_twice_and_once_the_public_value_exists(string store)
    {
        var (programme, _, hash) = await GivenList.FrozenAsync(store);
        await using var running = programme;
        var statistician = await programme.ClientAsync<Allocations>(Role.Statistician);
        var manager = await programme.ClientAsync<Allocations>(Role.TrialManager);
        await Imports.RefusedAsync(Reasons.SeedNotCommitted,
            async () => await statistician.ContributeSeedAsync(new() { ListHash = hash, ContributionHex = Second }));
        await manager.CommitSeedAsync(programme.WithBeacon(new() { ListHash = hash }));

        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await statistician.ContributeSeedAsync(new() { ListHash = hash, ContributionHex = Second[1..] }));
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded,
            async () => await manager.ContributeSeedAsync(new() { ListHash = hash, ContributionHex = Second }));
        await statistician.ContributeSeedAsync(new() { ListHash = hash, ContributionHex = Second });
        await Imports.RefusedAsync(Reasons.SeedCommitted,
            async () => await statistician.ContributeSeedAsync(new() { ListHash = hash, ContributionHex = Second }));
        programme.Clock.Advance(TimeSpan.FromHours(1));
        await Imports.RefusedAsync(Reasons.BeaconKnown,
            async () => await statistician.ContributeSeedAsync(new() { ListHash = hash, ContributionHex = Second }));

        Assert.Equal(["contribution_hex"], fields.Fields());
    }
}
