using System.Globalization;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<ListSupervisorsResponse> ListSupervisors(ListSupervisorsRequest request, ServerCallContext context)
    {
        var size = PageToken.Size(request.PageSize, usual: 200, most: 1_000);
        var after = PageToken.After(request).Split('\n');

        await using var db = store.Read(context);
        var rows = db.Supervisors.Where(row => request.LaCode == "" || row.LaCode == request.LaCode);
        if (after is [var reference, var laCode, var started])
        {
            var day = DateOnly.ParseExact(started, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            rows = rows.Where(row => string.Compare(row.SupervisorRef, reference) > 0 || (row.SupervisorRef == reference
                && (string.Compare(row.LaCode, laCode) > 0 || (row.LaCode == laCode && row.StartedOn > day))));
        }
        var page = await rows.OrderBy(row => row.SupervisorRef).ThenBy(row => row.LaCode).ThenBy(row => row.StartedOn).Take(size + 1).ToListAsync(context.CancellationToken);

        var response = new ListSupervisorsResponse { Supervisors = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
        {
            var end = page[size - 1];
            response.NextPageToken = PageToken.Next(request, string.Create(CultureInfo.InvariantCulture, $"{end.SupervisorRef}\n{end.LaCode}\n{end.StartedOn:yyyy-MM-dd}"));
        }
        return response;
    }
}
