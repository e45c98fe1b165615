using Programme.Delivery.V1;
using Programme.Host;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class FeedVerbTests(ScheduledProgrammes programmes)
{
    [Fact]
    public async Task The_verb_makes_a_feed_lists_it_and_ends_it_on_the_folder_of_a_running_host()
    {
        var programme = await programmes.OnAsync("sqlite", 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        var target = new Target(programme.Folder, true, [], Json: false);
        var before = schedule.ListCalendarFeeds(new() { LaCode = "351" }).Feeds.Select(feed => feed.FeedRef).ToHashSet();

        var issued = await FeedVerb.IssueAsync(target, "SSW03", default);
        var feed = schedule.ListCalendarFeeds(new() { LaCode = "351" }).Feeds.Single(feed => !before.Contains(feed.FeedRef));
        var listed = await FeedVerb.ListAsync(target, "351", default);
        var revoked = await FeedVerb.RevokeAsync(target, feed.FeedRef, default);

        Assert.Equal((ExitCodes.Done, ExitCodes.Done, ExitCodes.Done), (issued, listed, revoked));
        Assert.Equal(("SSW03", true), (feed.SupervisorRef, feed.RevokedAt is null));
        Assert.NotNull(schedule.ListCalendarFeeds(new() { LaCode = "351" }).Feeds.Single(row => row.FeedRef == feed.FeedRef).RevokedAt);
    }
}
