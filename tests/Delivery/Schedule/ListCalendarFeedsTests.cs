using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class ListCalendarFeedsTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Feeds_come_page_by_page_in_the_scope_of_the_caller_without_their_secrets(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        for (var i = 0; i < 2; i++)
            await schedule.IssueCalendarFeedAsync(new IssueCalendarFeedRequest { SupervisorRef = "SSW13" });
        var coordinator = await programme.ClientAsync<ScheduleService.ScheduleServiceClient>(Role.LaCoordinator, "355");

        var first = schedule.ListCalendarFeeds(new() { LaCode = "358", PageSize = 1 });
        var second = schedule.ListCalendarFeeds(new() { LaCode = "358", PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal((1, 1, ""), (first.Feeds.Count, second.Feeds.Count, second.NextPageToken));
        Assert.Equal("SSW13", first.Feeds[0].SupervisorRef);
        Assert.Empty(coordinator.ListCalendarFeeds(new() { LaCode = "358" }).Feeds);
    }
}
