using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class EvaluationHandler
{
    public override async Task<ListAdaptationsResponse> ListAdaptations(ListAdaptationsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (day, reference) = PageToken.After<DateOnly, string>(request) ?? (DateOnly.MinValue, "");

        await using var db = store.Read(context);
        var page = await db.Adaptations
            .Where(row => (request.LaCode == "" || row.LaCode == request.LaCode)
                && (request.Scope == AdaptationScope.Unspecified || row.Scope == request.Scope))
            .Where(row => row.AdaptedOn > day || (row.AdaptedOn == day && string.Compare(row.AdaptationRef, reference) > 0))
            .OrderBy(row => row.AdaptedOn).ThenBy(row => row.AdaptationRef).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListAdaptationsResponse { Adaptations = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].AdaptedOn, page[size - 1].AdaptationRef);
        return response;
    }
}
