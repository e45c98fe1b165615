using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<RevokeCalendarFeedResponse> RevokeCalendarFeed(RevokeCalendarFeedRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("feed_ref", request.FeedRef);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var before = await db.CalendarFeeds.SingleOrDefaultAsync(row => row.FeedRef == request.FeedRef && row.RevokedAt == null,
            context.CancellationToken)
            ?? throw Faults.NotFound("open calendar feed", request.FeedRef);

        var after = before with { RevokedAt = clock.GetUtcNow() };
        return await commit.SaveAsync(context, request, new RevokeCalendarFeedResponse { Feed = after.ToMessage() },
            writing => writing.Attach(before).CurrentValues.SetValues(after));
    }
}
