using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PackHandler
{
    public override async Task<ListPackReleasesResponse> ListPackReleases(ListPackReleasesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<int>(request);

        await using var db = store.Read(context);
        var page = await db.PackReleases.Where(row => row.Number > after).OrderBy(row => row.Number).Take(size + 1)
            .ToListAsync(context.CancellationToken);

        var response = new ListPackReleasesResponse { Releases = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Number);
        return response;
    }
}
