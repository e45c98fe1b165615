using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ListSessionVersionsResponse> ListSessionVersions(ListSessionVersionsRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        await FindSessionAsync(db, request.SessionRef, context.CancellationToken);
        var versions = await db.SessionVersions.Where(row => row.SessionRef == request.SessionRef).OrderBy(row => row.Version).ToListAsync(context.CancellationToken);
        return new ListSessionVersionsResponse { Versions = { versions.Select(row => row.ToMessage()) } };
    }
}
