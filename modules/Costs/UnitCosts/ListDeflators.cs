using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class CostsHandler
{
    public override async Task<ListDeflatorsResponse> ListDeflators(ListDeflatorsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<int>(request);

        await using var db = store.Read(context);
        var page = await db.PriceIndexVersions.Where(row => row.Number > after && row.Number <= after + size + 1)
            .OrderBy(row => row.Number).ThenBy(row => row.Year).ToListAsync(context.CancellationToken);

        var versions = page.GroupBy(row => row.Number).Select(ToMessage).ToList();
        var response = new ListDeflatorsResponse { Versions = { versions.Take(size) } };
        if (versions.Count > size)
            response.NextPageToken = PageToken.Next(request, versions[size - 1].Number);
        return response;
    }

    private static PriceIndexVersion ToMessage(IGrouping<int, PriceIndexVersionRow> version) => new()
    {
        Number = version.Key,
        Years = { version.Select(row => new PriceIndexYear { Year = row.Year, Index = row.Index, Label = row.Label ?? "" }) },
        ImportedAt = Timestamp.FromDateTimeOffset(version.First().ImportedAt),
    };
}
