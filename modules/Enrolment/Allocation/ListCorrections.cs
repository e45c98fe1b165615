using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<ListCorrectionsResponse> ListCorrections(ListCorrectionsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 200, most: 1_000);
        var after = PageToken.After<string>(request) ?? "";

        await using var db = store.Read(context);
        var page = await db.Corrections.Where(row => string.Compare(row.Urn, after) > 0).OrderBy(row => row.Urn).Take(size + 1)
            .ToListAsync(context.CancellationToken);

        var response = new ListCorrectionsResponse { Corrections = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Urn);
        return response;
    }
}
