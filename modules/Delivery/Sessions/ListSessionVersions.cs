using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ListSessionVersionsResponse> ListSessionVersions(ListSessionVersionsRequest request,
        ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<int>(request);

        await using var db = store.Read(context);
        await FindSessionAsync(db, request.SessionRef, context.CancellationToken);
        var page = await db.SessionVersions.Where(row => row.SessionRef == request.SessionRef && row.Version > after)
            .OrderBy(row => row.Version).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListSessionVersionsResponse { Versions = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Version);
        return response;
    }
}
