using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.Data;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<SetRetentionResponse> SetRetention(SetRetentionRequest request, ServerCallContext context)
    {
        Caller.RefuseLimited(context);
        RequestChecks.ThrowIfAny(RequestChecks.Chosen("kind", request.Kind), RequestChecks.Day("delete_on", request.DeleteOn));
        var day = request.DeleteOn.ToDateOnly();
        if (day < clock.Today())
            throw Faults.Invalid("delete_on", "PAST", $"today, {clock.Today():yyyy-MM-dd}, or a later day is expected.");

        await using var db = store.Read(context);
        var before = await db.Retention.SingleOrDefaultAsync(row => row.Kind == request.Kind, context.CancellationToken);
        if (request.Etag.Length > 0 && request.Etag != (before?.ToMessage().Etag ?? ""))
            throw Faults.Stale("day of retention");

        var next = new RetentionRow { Kind = request.Kind, DeleteOn = day, Version = (before?.Version ?? 0) + 1 };
        return await commit.SaveAsync(context, request, new SetRetentionResponse { Retention = next.ToMessage() }, writing =>
        {
            if (before is null)
                writing.Add(next);
            else
                writing.Attach(before).CurrentValues.SetValues(next);
        });
    }
}
