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
        var unmasking = await db.Unmaskings.FirstOrDefaultAsync(row => row.ConfirmedAt != null, context.CancellationToken)
            ?? throw Faults.NotUnmasked();

        var response = await TurnoverSummary.ByArmAsync(db, trial.FirstOn, last, context.CancellationToken);
        response.Unmasking = unmasking.ToMessage();
        return response;
    }
}
