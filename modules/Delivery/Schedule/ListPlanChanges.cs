using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<ListPlanChangesResponse> ListPlanChanges(ListPlanChangesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (run, reference) = PageToken.After<int, string>(request) ?? (0, "");

        await using var db = store.Read(context);
        var page = await db.PlanChanges.Where(row => (request.LaCode == "" || row.LaCode == request.LaCode)
            && (request.Urn == "" || row.Urn == request.Urn))
            .Where(row => row.Run > run || (row.Run == run && string.Compare(row.SessionRef, reference) > 0))
            .OrderBy(row => row.Run).ThenBy(row => row.SessionRef).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListPlanChangesResponse { Changes = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Run, page[size - 1].SessionRef);
        return response;
    }
}
