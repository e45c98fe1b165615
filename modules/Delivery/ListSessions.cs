using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.Data;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ListSessionsResponse> ListSessions(ListSessionsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (day, reference) = PageToken.After<DateOnly, string>(request) ?? (DateOnly.MinValue, "");

        await using var db = store.Read(context);
        var page = await Asked(db.Sessions, request)
            .Where(row => row.ScheduledOn > day || (row.ScheduledOn == day && string.Compare(row.SessionRef, reference) > 0))
            .OrderBy(row => row.ScheduledOn).ThenBy(row => row.SessionRef).Take(size + 1).ToListAsync(context.CancellationToken);
        var circumstances = await surroundings.LoadAsync(db, request.LaCode, context.CancellationToken);

        var response = new ListSessionsResponse { Sessions = { page.Take(size).Select(row => row.ToMessage(circumstances.FlagsOf(row))) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].ScheduledOn, page[size - 1].SessionRef);
        return response;
    }

    private static IQueryable<SessionRow> Asked(IQueryable<SessionRow> sessions, ListSessionsRequest request)
    {
        var asked = sessions.Where(row => (request.LaCode == "" || row.LaCode == request.LaCode) && (request.Urn == "" || row.Urn == request.Urn));
        return request.Status == SessionStatus.Unspecified ? asked : asked.Where(row => row.Status == request.Status);
    }
}
