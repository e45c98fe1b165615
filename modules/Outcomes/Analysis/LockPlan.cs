using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class AnalysisHandler
{
    public override async Task<LockPlanResponse> LockPlan(LockPlanRequest request, ServerCallContext context)
    {
        var second = Caller.Of(context);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var plan = await NewestPlanAsync(writing, cancel) ?? throw Faults.NotFound("plan of analysis", "yet");
            if (plan.Sha256 != request.Sha256)
                throw Faults.Stale("plan");
            if (plan.LockedAt is not null)
                throw Faults.AlreadyExists($"Plan {plan.Number} is locked already, by {plan.LockedBy}.");
            if (!second.IsSecondTo(plan.RecordedBy))
                throw Faults.Precondition(Reasons.SecondPersonNeeded, "plan",
                    $"{plan.RecordedBy} recorded this plan. Somebody else must lock it.");

            var locked = plan with { LockedBy = second.Who, LockedAt = clock.GetUtcNow() };
            writing.Attach(plan).CurrentValues.SetValues(locked);
            return new LockPlanResponse { Plan = locked.ToMessage() };
        });
    }
}
