using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<ListReturnsResponse> ListReturns(ListReturnsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var (code, month, version) = PageToken.After<string, string, int>(request) ?? ("", "", 0);

        await using var db = store.Read(context);
        var page = await db.Returns
            .Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Where(row => string.Compare(row.LaCode, code) > 0 || (row.LaCode == code
                && (string.Compare(row.Month, month) > 0 || (row.Month == month && row.Version > version))))
            .Select(row => new
            {
                Row = row,
                Superseded = db.Returns.Any(later => later.LaCode == row.LaCode && later.Month == row.Month && later.Version > row.Version),
                Open = db.Queries.Count(query => query.LaCode == row.LaCode && query.Month == row.Month && query.Version == row.Version
                    && query.Reason == null),
            })
            .Where(item => !request.LatestOnly || !item.Superseded)
            .OrderBy(item => item.Row.LaCode).ThenBy(item => item.Row.Month).ThenBy(item => item.Row.Version)
            .Take(size + 1).ToListAsync(context.CancellationToken);

        var response =
            new ListReturnsResponse { Returns = { page.Take(size).Select(item => item.Row.ToMessage(item.Superseded, item.Open)) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, response.Returns[^1].LaCode, response.Returns[^1].ReportingMonth,
                response.Returns[^1].Version);
        return response;
    }
}
