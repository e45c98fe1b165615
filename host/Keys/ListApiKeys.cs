using System.Globalization;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host.Keys;

internal sealed partial class AccessHandler
{
    public override async Task<ListApiKeysResponse> ListApiKeys(ListApiKeysRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After(request);

        await using var db = store.Read(context);
        var keys = db.ApiKeys.OrderByDescending(key => key.CreatedAt).ThenBy(key => key.KeyId).AsQueryable();
        if (after.Split('|') is [var at, var id])
        {
            var instant = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture));
            keys = keys.Where(key => key.CreatedAt < instant || (key.CreatedAt == instant && string.Compare(key.KeyId, id) > 0));
        }
        var page = await keys.Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListApiKeysResponse { ApiKeys = { page.Take(size).Select(key => key.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, $"{page[size - 1].CreatedAt.ToUnixTimeMilliseconds()}|{page[size - 1].KeyId}");
        return response;
    }
}
