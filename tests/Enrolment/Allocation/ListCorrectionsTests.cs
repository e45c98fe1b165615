using Programme.Access.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

/// <summary>ListCorrections: proposed and confirmed ones, of the caller's authorities, in pages.</summary>
public sealed class ListCorrectionsTests
{
    [SkippableTheory, EachStore]
    public async Task Corrections_are_listed_by_school_in_pages_and_scope(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var schools = allocation.GetList(new()).Schools;
        var urns = new[] { schools[0].Urn, schools[1].Urn, schools[^1].Urn }.Order(StringComparer.Ordinal).ToList();
        var manager = await programme.ClientAsync<Allocations>(Role.TrialManager);
        foreach (var urn in urns)
            await manager.ProposeCorrectionAsync(new() { Urn = urn, Reason = "not_eligible" });
        var coordinator = await programme.ClientAsync<Allocations>(Role.LaCoordinator, schools[^1].LaCode);

        var first = allocation.ListCorrections(new() { PageSize = 2 });
        var second = allocation.ListCorrections(new() { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(urns, [.. first.Corrections.Select(row => row.Urn), .. second.Corrections.Select(row => row.Urn)]);
        Assert.Empty(second.NextPageToken);
        Assert.NotEmpty(coordinator.ListCorrections(new()).Corrections);
        Assert.All(coordinator.ListCorrections(new()).Corrections, row => Assert.Equal(schools[^1].LaCode, row.LaCode));
    }
}
