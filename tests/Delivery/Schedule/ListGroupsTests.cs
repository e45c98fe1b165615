using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class ListGroupsTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Groups_come_with_their_members_page_by_page_in_the_scope_of_the_caller(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        foreach (var name in new[] { "L354-2", "L354-1" })
            await schedule.CreateGroupAsync(new CreateGroupRequest { LaCode = "354", GroupRef = name });
        var coordinator = await programme.ClientAsync<ScheduleService.ScheduleServiceClient>(Role.LaCoordinator, "355");

        var first = schedule.ListGroups(new() { LaCode = "354", PageSize = 1 });
        var second = schedule.ListGroups(new() { LaCode = "354", PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal(("L354-1", "L354-2", ""), (first.Groups[0].GroupRef, second.Groups[0].GroupRef, second.NextPageToken));
        Assert.Empty(coordinator.ListGroups(new() { LaCode = "354" }).Groups);
    }
}
