using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<EndPostResponse> EndPost(EndPostRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Day("ended_on", request.EndedOn);
        fields.OneOf("leaving_reason", request.LeavingReason);
        fields.ThrowIfAny();
        var ended = request.EndedOn.ToDateOnly();

        await using var db = store.Read(context);
        await using var all = store.Read(Scope.All);
        var moved = await MovedSchools.LoadAsync(all, context.CancellationToken);
        var post = await PostsByDay.In(all, db.Scope, moved).SingleOrDefaultAsync(row => row.PostId == request.PostId,
            context.CancellationToken) ?? throw Faults.NotFound("post", request.PostId);

        var next = PostsByDay.UpTo(End(post, ended, request), moved, clock.Today());
        var response = new EndPostResponse { Post = next.ToMessage() };
        return await commit.SaveAsync(context, request, response, writing => writing.Attach(post).CurrentValues.SetValues(next));
    }

    private static PostRow End(PostRow post, DateOnly ended, EndPostRequest request)
    {
        if (post.EndsBefore is { } before)
            throw Faults.Precondition(Reasons.PostEnded, post.PostId, $"The post ended on {before.AddDays(-1):yyyy-MM-dd}.");
        if (request.Etag.Length > 0 && request.Etag != post.ToMessage().Etag)
            throw Faults.Stale("post");
        if (ended < post.StartedOn)
            throw Faults.Invalid("ended_on", FieldCodes.BeforeStart,
                $"the last day in post cannot be before the first, {post.StartedOn:yyyy-MM-dd}.");
        return post with { EndsBefore = ended.AddDays(1), LeavingReason = request.LeavingReason, Version = post.Version + 1 };
    }
}
