using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class RetentionHandler
{
    public override async Task<SetRetentionResponse> SetRetention(SetRetentionRequest request, ServerCallContext context)
    {
        var problems = Check(request, clock.Today()).ToList();
        if (problems.Count > 0)
            throw Faults.Invalid(problems);

        await using var db = store.Read(context);
        var before = await db.Retention.SingleOrDefaultAsync(row => row.Kind == request.Kind, context.CancellationToken);
        if (request.Etag.Length > 0 && request.Etag != (before?.ToMessage("").Etag ?? ""))
            throw Faults.Stale("day of retention");

        var next = new RetentionRow { Kind = request.Kind, DeleteOn = request.DeleteOn.ToDateOnly(), Version = (before?.Version ?? 0) + 1 };
        return await commit.SaveAsync(context, request, new SetRetentionResponse { Retention = next.ToMessage(kinds[next.Kind]) }, writing =>
        {
            if (before is null)
                writing.Add(next);
            else
                writing.Attach(before).CurrentValues.SetValues(next);
        });
    }

    private IEnumerable<Problem> Check(SetRetentionRequest request, DateOnly today)
    {
        if (!kinds.ContainsKey(request.Kind))
            yield return new("kind", "UNKNOWN", $"one of {string.Join(", ", kinds.Keys)} is expected.");
        if (request.DeleteOn is null || !request.DeleteOn.TryToDateOnly(out var day))
            yield return new("delete_on", "MISSING", "a day of the calendar is expected.");
        else if (day < today)
            yield return new("delete_on", "PAST", $"today, {today:yyyy-MM-dd}, or a later day is expected.");
    }
}
