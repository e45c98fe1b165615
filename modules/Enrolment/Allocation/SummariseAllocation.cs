using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<SummariseAllocationResponse> SummariseAllocation(SummariseAllocationRequest request,
        ServerCallContext context)
    {
        await using var db = store.Read(context);
        var draws = await DrawnAsync(db, request.Batch, context.CancellationToken);
        var counts = await db.Allocations.Where(row => request.Batch == 0 || row.Batch == request.Batch)
            .GroupBy(row => new { row.LaCode, row.Arm })
            .Select(group => new { group.Key.LaCode, group.Key.Arm, Schools = group.Count() }).ToListAsync(context.CancellationToken);

        int Of(string? laCode, Arm arm) =>
            counts.Where(count => (laCode is null || count.LaCode == laCode) && count.Arm == arm).Sum(count => count.Schools);
        ArmCounts Counts(string? laCode) =>
            new() { LaCode = laCode ?? "", Intervention = Of(laCode, Arm.Intervention), Control = Of(laCode, Arm.Control) };
        return new SummariseAllocationResponse
        {
            Record = draws[^1].ToMessage(),
            Records = { draws.Select(draw => draw.ToMessage()) },
            ByLa = { counts.Select(count => count.LaCode).Distinct().Order(StringComparer.Ordinal).Select(Counts) },
            Total = Counts(null),
        };
    }
}
