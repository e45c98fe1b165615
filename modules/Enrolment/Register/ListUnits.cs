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
        await using var all = store.Read(Scope.All);
        var moved = await MovedSchools.LoadAsync(all, context.CancellationToken);
        var (scope, seen, had) = (db.Scope, moved.In(db.Scope), moved.OfAuthority(request.LaCode));
        var page = await all.ListedSchools
            .Where(row => scope.Everything || scope.LaCodes.Contains(row.LaCode) || seen.Contains(row.Urn))
            .Where(row => request.LaCode == "" || row.LaCode == request.LaCode || had.Contains(row.Urn))
            .Where(row => string.Compare(row.Urn, after) > 0)
            .OrderBy(row => row.Urn).Select(row => row.Urn).Take(size + 1).ToListAsync(context.CancellationToken);
        var near = await UnitsNearAsync(page.Take(size), context.CancellationToken);
        var units = near.On(day);

        var response = new ListUnitsResponse { Units = { page.Take(size).Select(urn => Told(units.Describe(urn), near, scope)) } };
        foreach (var unit in response.Units)
            unit.Authorities.AddRange(moved.Of(unit.ListedUrn));
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1]);
        return response;
    }
}
