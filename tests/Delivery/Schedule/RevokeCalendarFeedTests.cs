using System.Net;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(ScheduledProgrammes.Name)]
public sealed class RevokeCalendarFeedTests(ScheduledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_revoked_address_is_not_there_in_the_same_words_as_one_that_never_was(string store)
    {
        var programme = await programmes.OnAsync(store, 2021, 9, 20);
        var schedule = GivenDelivery.Schedule(programme);
        var issued = await schedule.IssueCalendarFeedAsync(new IssueCalendarFeedRequest { SupervisorRef = "SSW02" });
        using var http = new HttpClient { BaseAddress = programme.Http };
        async Task<(HttpStatusCode, string)> ReadAsync(string path)
        {
            var response = await http.GetAsync(new Uri(path, UriKind.Relative));
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(issued.Path)).Item1);
        var revoked = (await schedule.RevokeCalendarFeedAsync(new RevokeCalendarFeedRequest { FeedRef = issued.Feed.FeedRef })).Feed;

        Assert.NotNull(revoked.RevokedAt);
        Assert.Equal((HttpStatusCode.NotFound, "There is no such calendar.\n"), await ReadAsync(issued.Path));
        Assert.Equal(await ReadAsync("/calendar/never.ics"), await ReadAsync(issued.Path));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await schedule.RevokeCalendarFeedAsync(new RevokeCalendarFeedRequest { FeedRef = issued.Feed.FeedRef }));
    }
}
