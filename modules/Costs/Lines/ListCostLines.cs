using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostsHandler
{
    public override async Task<ListCostLinesResponse> ListCostLines(ListCostLinesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<string>(request) ?? "";
        await enrolment.RefuseUnknownAsync(request.LaCode, context.CancellationToken);

        await using var db = store.Read(context);
        var page = await db.CostLines
            .Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Where(row => string.Compare(row.LineRef, after) > 0)
            .OrderBy(row => row.LineRef).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListCostLinesResponse { CostLines = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LineRef);
        return response;
    }
}
