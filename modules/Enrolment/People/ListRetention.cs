using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class PeopleHandler
{
    public override async Task<ListRetentionResponse> ListRetention(ListRetentionRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 100);
        var after = PageToken.After<int>(request);

        await using var db = store.Read(context);
        var rows = await db.Retention.ToListAsync(context.CancellationToken);

        var page = rows.Where(row => (int)row.Kind > after).OrderBy(row => row.Kind).Take(size + 1).ToList();
        var response = new ListRetentionResponse { Retention = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, (int)page[size - 1].Kind);
        return response;
    }
}
