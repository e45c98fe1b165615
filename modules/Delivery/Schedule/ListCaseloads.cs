using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<ListCaseloadsResponse> ListCaseloads(ListCaseloadsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<string>(request) ?? "";

        await using var db = store.Read(context);
        var page = await db.Caseloads.Where(row => (request.LaCode == "" || row.LaCode == request.LaCode)
            && (request.SupervisorRef == "" || row.SupervisorRef == request.SupervisorRef))
            .Where(row => string.Compare(row.CaseloadRef, after) > 0).OrderBy(row => row.CaseloadRef).Take(size + 1)
            .ToListAsync(context.CancellationToken);

        var response = new ListCaseloadsResponse { Caseloads = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].CaseloadRef);
        return response;
    }
}
