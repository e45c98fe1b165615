using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<SummariseTurnoverByArmResponse> SummariseTurnoverByArm(SummariseTurnoverByArmRequest request,
        ServerCallContext context)
    {
        var last = trial.AsOf(request.AsOf, clock);

        await using var db = store.Read(context);
        if (!await db.Unmaskings.AnyAsync(row => row.ConfirmedAt != null, context.CancellationToken))
            throw Faults.NotUnmasked();

        return await TurnoverSummary.ByArmAsync(db, trial.FirstOn, last, context.CancellationToken);
    }
}
