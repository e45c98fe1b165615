using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    public override async Task<ListAllocationRulesResponse> ListAllocationRules(ListAllocationRulesRequest request,
        ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<int>(request);

        await using var db = store.Read(context);
        var page = await db.AllocationRules.Where(row => row.Number > after).OrderBy(row => row.Number).Take(size + 1)
            .ToListAsync(context.CancellationToken);

        var response = new ListAllocationRulesResponse { Rules = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Number);
        return response;
    }
}
