using System.Globalization;
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
        var after = PageToken.After(request);

        await using var db = store.Read(context);
        var page = await Asked(db.Sessions, request, after).OrderBy(row => row.ScheduledOn).ThenBy(row => row.SessionRef)
            .Take(size + 1).ToListAsync(context.CancellationToken);
        var circumstances = await surroundings.LoadAsync(db, request.LaCode, context.CancellationToken);

        var response = new ListSessionsResponse { Sessions = { page.Take(size).Select(row => row.ToMessage(circumstances.FlagsOf(row))) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, string.Create(CultureInfo.InvariantCulture, $"{page[size - 1].ScheduledOn:yyyy-MM-dd}{page[size - 1].SessionRef}"));
        return response;
    }

    /// <summary>The sessions that a request means, after the last one of the page before (its day and reference).</summary>
    private static IQueryable<SessionRow> Asked(IQueryable<SessionRow> sessions, ListSessionsRequest request, string after)
    {
        var asked = sessions.Where(row => (request.LaCode == "" || row.LaCode == request.LaCode) && (request.Urn == "" || row.Urn == request.Urn));
        if (request.Status != SessionStatus.Unspecified)
            asked = asked.Where(row => row.Status == request.Status);
        if (after.Length == 0)
            return asked;
        if (after.Length < 10 || !DateOnly.TryParseExact(after[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw Faults.Invalid("page_token", "NOT_OF_THIS_LIST", "send the next_page_token of the same list with the same filter, or none.");
        var reference = after[10..];
        return asked.Where(row => row.ScheduledOn > day || (row.ScheduledOn == day && string.Compare(row.SessionRef, reference) > 0));
    }
}
