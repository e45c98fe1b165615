using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<ListReturnRowsResponse> ListReturnRows(ListReturnRowsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        // Later pages stay with the version of the first, also when a newer one came in between.
        var (asked, urn) = PageToken.After<int, string>(request) ?? (request.Version, "");
        var extractDay = KnownOn.ByExtractDay(request.KnownOn?.ToDateOnly()).ExtractDay;

        await using var db = store.Read(context);
        var version = await db.Returns
            .Where(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth)
            .Where(row => row.ExtractOn <= extractDay && (asked == 0 || row.Version == asked))
            .MaxAsync(row => (int?)row.Version, context.CancellationToken)
            ?? throw Faults.NotFound("return", $"{request.LaCode} {request.ReportingMonth}");
        var page = await db.ReturnRows
            .Where(row => row.LaCode == request.LaCode && row.Month == request.ReportingMonth && row.Version == version)
            .Where(row => string.Compare(row.Urn, urn) > 0)
            .OrderBy(row => row.Urn).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListReturnRowsResponse { Version = version, Rows = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, version, page[size - 1].Urn);
        return response;
    }
}
