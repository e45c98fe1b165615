using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class ListAllocationsTests
{
    [SkippableTheory, EachStore]
    public async Task Schools_are_listed_by_authority_and_urn_page_by_page_and_by_arm(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;

        var pages = new List<Allocation>();
        for (var request = new ListAllocationsRequest { PageSize = 3 }; ;)
        {
            var page = allocation.ListAllocations(request);
            pages.AddRange(page.Allocations);
            if (page.NextPageToken.Length == 0)
                break;
            request.PageToken = page.NextPageToken;
        }
        var treated = allocation.ListAllocations(new() { Arm = Arm.Intervention }).Allocations;
        var authority = allocation.ListAllocations(new() { LaCode = "351" }).Allocations;

        Assert.Equal(["170001", "170002", "170003", "170004", "170006", "170007", "170008"], pages.Select(row => row.Urn));
        Assert.Equal(allocation.ListAllocations(new()).Allocations, pages);
        Assert.Equal(pages.Where(row => row.Arm == Arm.Intervention), treated);
        Assert.Equal(pages.Where(row => row.LaCode == "351"), authority);
    }

    [SkippableTheory, EachStore]
    public async Task Until_an_authority_is_released_nobody_sees_its_arms(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        var coordinator = await programme.ClientAsync<Allocations>(Role.LaCoordinator, "351");
        await Imports.RefusedAsync(Reasons.NotReleased, async () => await allocation.ListAllocationsAsync(new()));

        await allocation.ReleaseAllocationAsync(new() { LaCodes = { "350" } });

        Assert.Equal(["350"], allocation.ListAllocations(new()).Allocations.Select(row => row.LaCode).Distinct());
        await Imports.RefusedAsync(Reasons.NotReleased, async () => await coordinator.ListAllocationsAsync(new()));
        await allocation.ReleaseAllocationAsync(new() { LaCodes = { "351" } });
        Assert.Equal(3, coordinator.ListAllocations(new()).Allocations.Count);
    }

    [SkippableTheory, EachStore]
    public async Task Arms_are_seen_in_the_own_authority_only_and_by_blinded_roles_not_at_all(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var coordinator = await programme.ClientAsync<Allocations>(Role.LaCoordinator, "351");
        var supervisor = await programme.ClientAsync<Allocations>(Role.Supervisor, "350");

        Assert.Equal(["170006", "170007", "170008"], coordinator.ListAllocations(new()).Allocations.Select(row => row.Urn));
        Assert.Empty(coordinator.ListAllocations(new() { LaCode = "350" }).Allocations);
        Assert.All(supervisor.ListAllocations(new()).Allocations, row => Assert.Equal("350", row.LaCode));
        Assert.NotEmpty((await programme.ClientAsync<Allocations>(Role.CostAnalyst)).ListAllocations(new()).Allocations);
        foreach (var blinded in new[] { Role.Statistician, Role.DataManager, Role.ProgrammeLead, Role.Auditor, Role.Operator,
            Role.MetricsReader })
        {
            var client = await programme.ClientAsync<Allocations>(blinded);
            await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await client.ListAllocationsAsync(new()));
            await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await client.SummariseAllocationAsync(new()));
        }
    }
}
