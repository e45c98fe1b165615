using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class AnalysisHandler
{
    public override async Task<GetPlanResponse> GetPlan(GetPlanRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var plan = await db.AnalysisPlans.Where(row => request.Number == 0 || row.Number == request.Number)
            .OrderByDescending(row => row.Number).FirstOrDefaultAsync(context.CancellationToken)
            ?? throw Faults.NotFound("plan of analysis", request.Number == 0 ? "yet" : $"{request.Number}");
        return new GetPlanResponse { Plan = plan.ToMessage() };
    }
}
