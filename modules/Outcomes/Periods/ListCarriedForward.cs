using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<ListCarriedForwardResponse> ListCarriedForward(ListCarriedForwardRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, month) = PageToken.After<string, string>(request) ?? ("", "");

        await using var db = store.Read(context);
        var page = await db.CarriedForward.Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Where(row => string.Compare(row.LaCode, code) > 0 || (row.LaCode == code && string.Compare(row.Month, month) > 0))
            .OrderBy(row => row.LaCode).ThenBy(row => row.Month).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListCarriedForwardResponse { CarriedForward = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LaCode, page[size - 1].Month);
        return response;
    }
}
