using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ReturnsHandler
{
    public override async Task<ListMappingsResponse> ListMappings(ListMappingsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, day) = PageToken.After<string, DateOnly>(request) ?? ("", DateOnly.MinValue);

        await using var db = store.Read(context);
        var page = await db.Mappings.Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Where(row => string.Compare(row.LaCode, code) > 0 || (row.LaCode == code && row.ValidFrom > day))
            .OrderBy(row => row.LaCode).ThenBy(row => row.ValidFrom).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListMappingsResponse { Mappings = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].LaCode, page[size - 1].ValidFrom);
        return response;
    }
}
