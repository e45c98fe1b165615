using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListUnitsResponse> ListUnits(ListUnitsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<string>(request) ?? "";
        var day = request.AsOf?.ToDateOnly() ?? clock.Today();

        await using var db = store.Read(context);
        var page = await db.ListedSchools
            .Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Where(row => string.Compare(row.Urn, after) > 0)
            .OrderBy(row => row.Urn).Select(row => row.Urn).Take(size + 1).ToListAsync(context.CancellationToken);
        var near = await UnitsNearAsync(page.Take(size), context.CancellationToken);
        var units = near.On(day);

        var response = new ListUnitsResponse { Units = { page.Take(size).Select(urn => Told(units.Describe(urn), near, db.Scope)) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1]);
        return response;
    }
}
