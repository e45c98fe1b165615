using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class OverrideHandler
{
    public override async Task<ListOverridesResponse> ListOverrides(ListOverridesRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<int>(request);

        await using var db = store.Read(context);
        var rows = await db.Overrides.Where(row => row.Number > after).OrderBy(row => row.Number).Take(size + 1)
            .ToListAsync(context.CancellationToken);

        var response = new ListOverridesResponse { Overrides = { rows.Take(size).Select(row => row.ToMessage()) } };
        if (rows.Count > size)
            response.NextPageToken = PageToken.Next(request, rows[size - 1].Number);
        return response;
    }
}
