using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    public override async Task<ListUnitCostsResponse> ListUnitCosts(ListUnitCostsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<int>(request);

        await using var db = store.Read(context);
        var page = await db.UnitCosts.Where(row => row.Number > after && row.Number <= after + size + 1).OrderBy(row => row.Number)
            .ToListAsync(context.CancellationToken);
        var handling = (await db.HandlingCosts.Where(row => row.Number > after && row.Number <= after + size + 1)
            .ToListAsync(context.CancellationToken)).ToLookup(row => row.Number);

        var tables = page.GroupBy(row => row.Number).Select(rows => UnitCostRow.ToMessage([.. rows], handling[rows.Key])).ToList();
        var response = new ListUnitCostsResponse { Tables = { tables.Take(size) } };
        if (tables.Count > size)
            response.NextPageToken = PageToken.Next(request, tables[size - 1].Number);
        return response;
    }
}
