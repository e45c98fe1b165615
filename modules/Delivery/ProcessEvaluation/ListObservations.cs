using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<ListObservationsResponse> ListObservations(ListObservationsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (session, observer) = PageToken.After<string, string>(request) ?? ("", "");

        await using var db = store.Read(context);
        var page = await db.Observations
            .Where(row => (request.LaCode == "" || row.LaCode == request.LaCode)
                && (request.SessionRef == "" || row.SessionRef == request.SessionRef))
            .Where(row => string.Compare(row.SessionRef, session) > 0
                || (row.SessionRef == session && string.Compare(row.ObserverRef, observer) > 0))
            .OrderBy(row => row.SessionRef).ThenBy(row => row.ObserverRef).Take(size + 1).ToListAsync(context.CancellationToken);
        var instruments = await Instruments.AllAsync(db, context.CancellationToken);

        var response =
            new ListObservationsResponse
            {
                Observations =
                { page.Take(size).Select(row => row.ToMessage(instruments[(row.InstrumentCode, row.InstrumentVersion)])) }
            };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].SessionRef, page[size - 1].ObserverRef);
        return response;
    }
}
