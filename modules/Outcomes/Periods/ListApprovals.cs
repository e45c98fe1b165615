using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<ListApprovalsResponse> ListApprovals(ListApprovalsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, month, number) = PageToken.After<string, string, int>(request) ?? ("", "", 0);

        await using var db = store.Read(context);
        var page = await db.Approvals.Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Where(row => string.Compare(row.LaCode, code) > 0 || (row.LaCode == code
                && (string.Compare(row.Month, month) > 0 || (row.Month == month && row.Number > number))))
            .OrderBy(row => row.LaCode).ThenBy(row => row.Month).ThenBy(row => row.Number).Take(size + 1)
            .ToListAsync(context.CancellationToken);

        var response = new ListApprovalsResponse { Approvals = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LaCode, page[size - 1].Month, page[size - 1].Number);
        return response;
    }
}
