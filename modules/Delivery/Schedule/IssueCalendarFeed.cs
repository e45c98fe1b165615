using System.Buffers.Text;
using System.Security.Cryptography;
using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    private const int SecretBytes = 32;

    public override async Task<IssueCalendarFeedResponse> IssueCalendarFeed(IssueCalendarFeedRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("supervisor_ref", request.SupervisorRef);
        fields.ThrowIfAny();

        var supervisors = await enrolment.SupervisorsAsync(context.CancellationToken);
        var laCode = supervisors.GetValueOrDefault(request.SupervisorRef) ?? throw Faults.NotFound("supervisor", request.SupervisorRef);

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var feed = new FeedRow
        {
            FeedRef = $"F{RandomNumberGenerator.GetHexString(12)}",
            LaCode = laCode,
            SupervisorRef = request.SupervisorRef,
            SecretHash = CalendarFeeds.HashOf(secret),
            IssuedAt = clock.GetUtcNow(),
        };

        // What is kept for repeated requests must not hold the secret.
        var saved = await commit.SaveAsync(context, request, new IssueCalendarFeedResponse { Feed = feed.ToMessage() },
            writing => writing.CalendarFeeds.Add(feed));
        return saved.Feed.FeedRef == feed.FeedRef && !request.ValidateOnly
            ? new IssueCalendarFeedResponse { Feed = saved.Feed, Path = $"/calendar/{secret}.ics" } : saved;
    }
}
