using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class RetentionHandler
{
    public override async Task<SetRetentionResponse> SetRetention(SetRetentionRequest request, ServerCallContext context)
    {
        Check(request, clock.Today());

        await using var db = store.Read(context);
        var before = await db.Retention.SingleOrDefaultAsync(row => row.Kind == request.Kind, context.CancellationToken);
        if (request.Etag.Length > 0 && request.Etag != (before?.ToMessage("").Etag ?? ""))
            throw Faults.Stale("day of retention");

        var next = new RetentionRow { Kind = request.Kind, DeleteOn = request.DeleteOn.ToDateOnly(), Version = (before?.Version ?? 0) + 1 };
        return await commit.SaveAsync(context, request, new SetRetentionResponse { Retention = next.ToMessage(kinds[next.Kind]) },
            writing =>
        {
            if (before is null)
                writing.Add(next);
            else
                writing.Attach(before).CurrentValues.SetValues(next);
        });
    }

    private void Check(SetRetentionRequest request, DateOnly today)
    {
        var fields = new FieldProblems();
        fields.Code("kind", request.Kind, [.. kinds.Keys]);
        var day = fields.Day("delete_on", request.DeleteOn);
        fields.AddIf(day > DateOnly.MinValue && day < today, "delete_on", FieldCodes.InPast,
            $"today, {today:yyyy-MM-dd}, or a later day is expected.");
        fields.ThrowIfAny();
    }
}
