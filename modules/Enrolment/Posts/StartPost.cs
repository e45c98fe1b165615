using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<StartPostResponse> StartPost(StartPostRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Reference("lead_ref", request.LeadRef);
        fields.OneOf("role", request.Role);
        fields.Day("started_on", request.StartedOn);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var schools = await SchoolsByDayAsync(context, request.Urn);
        var started = request.StartedOn.ToDateOnly();
        var post = new PostRow
        {
            PostId = PostRow.IdOf(request.LeadRef, request.Urn, request.Role, started),
            LeadRef = request.LeadRef,
            Urn = request.Urn,
            LaCode = schools.Required(request.Urn, PostRow.LastDay(started, null, clock.Today())),
            Role = request.Role,
            StartedOn = started,
            CoversPostId = request.CoversPostId.Length > 0 ? request.CoversPostId : null,
            Version = 1,
        };
        await CheckCoverAsync(db, post, context.CancellationToken);

        var response = new StartPostResponse { Post = post.ToMessage() };
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var same = await writing.Posts.AsNoTracking()
                .Where(row => row.LeadRef == post.LeadRef && row.Urn == post.Urn && row.Role == post.Role).ToListAsync(cancel);
            if (same.Exists(post.Overlaps))
                throw Faults.AlreadyExists($"{post.LeadRef} is in that post already, or will be.");
            writing.Add(post);
            return response;
        });
    }

    private static async Task CheckCoverAsync(EnrolmentDb db, PostRow cover, CancellationToken cancel)
    {
        if (cover.CoversPostId is null)
            return;
        var covered = await db.Posts.SingleOrDefaultAsync(row => row.PostId == cover.CoversPostId, cancel)
            ?? throw Faults.NotFound("post", cover.CoversPostId);
        var back = await db.Posts.Where(row => row.LeadRef == covered.LeadRef && row.Urn == covered.Urn && row.Role == covered.Role
            && row.StartedOn > covered.StartedOn)
            .MinAsync(row => (DateOnly?)row.StartedOn, cancel);
        FieldProblems.ThrowIfAny(LeaveCover.Problems(cover, covered, back));
    }
}
