using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<ListDeliveryTermsResponse> ListDeliveryTerms(ListDeliveryTermsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, urn, day) = PageToken.After<string, string, DateOnly>(request) ?? ("", "", DateOnly.MinValue);

        await using var db = store.Read(context);
        var page = await db.DeliveryTerms.Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Where(row => string.Compare(row.LaCode, code) > 0
                || (row.LaCode == code && (string.Compare(row.Urn, urn) > 0 || (row.Urn == urn && row.HoldsFrom > day))))
            .OrderBy(row => row.LaCode).ThenBy(row => row.Urn).ThenBy(row => row.HoldsFrom).Take(size + 1)
            .ToListAsync(context.CancellationToken);

        var response = new ListDeliveryTermsResponse { Terms = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LaCode, page[size - 1].Urn, page[size - 1].HoldsFrom);
        return response;
    }
}
