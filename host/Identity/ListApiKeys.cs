using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

internal sealed partial class AccessHandler
{
    public override async Task<ListApiKeysResponse> ListApiKeys(ListApiKeysRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (at, id) = PageToken.After<DateTimeOffset, string>(request) ?? (DateTimeOffset.MaxValue, "");

        await using var db = store.Read(context);
        var page = await db.ApiKeys
            .Where(key => key.CreatedAt < at || (key.CreatedAt == at && string.Compare(key.KeyId, id) > 0))
            .OrderByDescending(key => key.CreatedAt).ThenBy(key => key.KeyId).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListApiKeysResponse { ApiKeys = { page.Take(size).Select(key => key.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].CreatedAt, page[size - 1].KeyId);
        return response;
    }
}
