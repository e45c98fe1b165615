using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostsHandler
{
    public override async Task<ListCostLineVersionsResponse> ListCostLineVersions(ListCostLineVersionsRequest request,
        ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (lineRef, version) = PageToken.After<string, int>(request) ?? ("", 0);

        await using var db = store.Read(context);
        var page = await db.CostLineVersions.Where(row => request.LineRef == "" || row.LineRef == request.LineRef)
            .Where(row => string.Compare(row.LineRef, lineRef) > 0 || (row.LineRef == lineRef && row.Version > version))
            .OrderBy(row => row.LineRef).ThenBy(row => row.Version).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListCostLineVersionsResponse { Versions = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LineRef, page[size - 1].Version);
        return response;
    }
}
