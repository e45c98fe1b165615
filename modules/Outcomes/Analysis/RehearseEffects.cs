using Grpc.Core;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class AnalysisHandler
{
    public override async Task<RehearseEffectsResponse> RehearseEffects(RehearseEffectsRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.AddIf(request.Seed < 1, "seed", FieldCodes.OutOfRange, "a seed of 1 or more is expected; it is recorded.");
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var plan = await NewestPlanAsync(db, context.CancellationToken)
            ?? throw Faults.Precondition(Reasons.PlanNotLocked, "plan",
                "No plan of analysis is recorded yet. Record one (AnalysisService/RecordPlan); the shipped one will do for a rehearsal.");
        var locked = await StandingLockAsync(db, context.CancellationToken);

        return await StartAsync(request, NewRun(plan, locked, context) with { Rehearsal = true, Seed = request.Seed },
            run => new RehearseEffectsResponse { Run = run }, context);
    }
}
