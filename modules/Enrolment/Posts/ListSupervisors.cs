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
        var (reference, laCode, startedOn) = PageToken.After<string, string, DateOnly>(request) ?? ("", "", DateOnly.MinValue);

        await using var db = store.Read(context);
        var page = await db.Supervisors
            .Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .Where(row => string.Compare(row.SupervisorRef, reference) > 0 || (row.SupervisorRef == reference
                && (string.Compare(row.LaCode, laCode) > 0 || (row.LaCode == laCode && row.StartedOn > startedOn))))
            .OrderBy(row => row.SupervisorRef).ThenBy(row => row.LaCode).ThenBy(row => row.StartedOn).Take(size + 1)
            .ToListAsync(context.CancellationToken);

        var response = new ListSupervisorsResponse { Supervisors = { page.Take(size).Select(row => row.ToMessage()) } };
        if (page.Count > size)
            response.NextPageToken = PageToken.Next(request, page[size - 1].SupervisorRef, page[size - 1].LaCode, page[size - 1].StartedOn);
        return response;
    }
}
