using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<GetListResponse> GetList(GetListRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        if (await db.FrozenLists.SingleOrDefaultAsync(context.CancellationToken) is not { } frozen)
            return new GetListResponse();
        var rows = await db.ListedSchools.OrderBy(row => row.LaCode).ThenBy(row => row.Urn).ToListAsync(context.CancellationToken);

        return new GetListResponse
        {
            List = frozen.ToMessage(rows.Select(row => row.ToUnit())),
            Schools = { rows.Select(row => new ListedSchool { LaCode = row.LaCode, Urn = row.Urn }) },
        };
    }
}
