using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListSchoolsResponse> ListSchools(ListSchoolsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 100, most: 1_000);
        var after = PageToken.After<string>(request) ?? "";
        var day = request.AsOf?.ToDateOnly();

        await using var db = store.Read(context);
        var rows = db.Register.InForce(day).Where(row => string.Compare(row.Urn, after) > 0);
        if (request.LaCode.Length > 0)
            rows = rows.Where(row => row.LaCode == request.LaCode);
        if (request.ListedOnly)
            rows = rows.Where(row => db.ListedSchools.Any(listed => listed.Urn == row.Urn));
        if (request.EligibleOnly)
            rows = rows.Eligible(await db.AuthoritiesOnAsync(TrialDay(day), context.CancellationToken));
        var page = await db.Known(rows.OrderBy(row => row.Urn).Take(size + 1), day, TrialDay(day)).ToListAsync(context.CancellationToken);

        var response = new ListSchoolsResponse { Schools = { page.Take(size).Select(Describe) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].Entry.Urn);
        return response;
    }
}
