using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ReconcileSessionsResponse> ReconcileSessions(ReconcileSessionsRequest request, ServerCallContext context)
    {
        var asOf = CheckAsOf(request.AsOf);
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<string, DateOnly, string>(request) ?? ("", DateOnly.MinValue, "");

        // Nothing can be due before the arms are known.
        await enrolment.ArmsAsync(request.LaCode, context.CancellationToken);
        await using var db = store.Read(context);
        var sessions = await PlannedAsync(db, request.LaCode, context.CancellationToken);
        var known = await contexts.LoadAsync(db, request.LaCode, sessions.SelectMany(rows => rows).Select(session => session.Urn),
            context.CancellationToken);
        var authorities = known.Authorities.Where(code => request.LaCode.Length == 0 || code == request.LaCode)
            .Union(sessions.Select(rows => rows.Key))
            .Order(StringComparer.Ordinal);

        var all = authorities.Select(code => SessionReconciliations.Of(known, code, sessions[code], asOf)).ToList();
        var page = all.SelectMany(one => one.Discrepancies).OrderBy(SessionReconciliations.Key)
            .Where(row => SessionReconciliations.Key(row).CompareTo(after) > 0).Take(size + 1).ToList();

        var response = new ReconcileSessionsResponse { ByLa = { all.Select(one => one.Counts) }, Discrepancies = { page.Take(size) } };
        if (page.Count > size)
        {
            var (urn, day, reference) = SessionReconciliations.Key(page[size - 1]);
            response.NextPageToken = PageToken.Next(request, urn, day, reference);
        }
        return response;
    }

    private static async Task<ILookup<string, PlannedSession>> PlannedAsync(DeliveryDb db, string laCode, CancellationToken cancel) =>
        (await db.Sessions.Where(row => laCode == "" || row.LaCode == laCode)
            .Select(row => new PlannedSession(row.SessionRef, row.LaCode, row.Urn, row.SlotOn, row.ScheduledOn, row.Status))
            .ToListAsync(cancel)).ToLookup(row => row.LaCode);
}
