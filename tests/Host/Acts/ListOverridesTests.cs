using Grpc.Core;
using Programme.Access.V1;
using Programme.Tests.Support;
using Overrides = Programme.Access.V1.OverrideService.OverrideServiceClient;

namespace Programme.Tests;

public sealed class ListOverridesTests
{
    [SkippableTheory, EachStore]
    public async Task All_are_listed_by_number_page_by_page_to_who_may_know_them(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        await programme.AllowAsync(TrialAct.FreezeList);
        await programme.AllowAsync(TrialAct.LockData);
        var auditor = await programme.ClientAsync<Overrides>(Role.Auditor);

        var first = await auditor.ListOverridesAsync(new() { PageSize = 1 });
        var second = await auditor.ListOverridesAsync(new() { PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal((TrialAct.FreezeList, TrialAct.LockData, ""),
            (Assert.Single(first.Overrides).Act, Assert.Single(second.Overrides).Act, second.NextPageToken));
        var other = await programme.ClientAsync<Overrides>(Role.LaCoordinator, "350");
        Assert.Equal(StatusCode.PermissionDenied,
            (await Assert.ThrowsAsync<RpcException>(async () => await other.ListOverridesAsync(new()))).StatusCode);
    }
}
