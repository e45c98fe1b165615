using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Access.V1;
using Programme.Journal;
using Kept = Programme.Access.V1.Retention;

namespace Programme.Host;

internal sealed partial class RetentionHandler
{
    public override async Task<ListRetentionResponse> ListRetention(ListRetentionRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 100);
        var after = PageToken.After<string>(request) ?? "";

        await using var db = store.Read(context);
        var days = await db.Retention.ToDictionaryAsync(row => row.Kind, context.CancellationToken);

        var page = kinds.Where(kind => string.CompareOrdinal(kind.Key, after) > 0).Take(size + 1)
            .Select(kind => days.GetValueOrDefault(kind.Key)?.ToMessage(kind.Value) ?? new Kept { Kind = kind.Key, What = kind.Value })
            .ToList();
        var response = new ListRetentionResponse { Retention = { page.Take(size) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Kind);
        return response;
    }
}
