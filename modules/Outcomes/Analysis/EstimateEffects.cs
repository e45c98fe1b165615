using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class AnalysisHandler
{
    public override async Task<EstimateEffectsResponse> EstimateEffects(EstimateEffectsRequest request, ServerCallContext context)
    {
        var unmasking = await enrolment.UnmaskingAsync(context.CancellationToken);
        if (unmasking.State != UnmaskingState.Confirmed)
            throw Faults.NotUnmasked();

        await using var db = store.Read(context);
        var plan = await PlanToRunAsync(db, request, unmasking, context.CancellationToken);
        var locked = await StandingLockAsync(db, context.CancellationToken);
        var marks = await MarksAsync(db, unmasking, locked, context.CancellationToken);

        return await StartAsync(request, NewRun(plan, locked, context) with { Marks = string.Join('\n', marks) },
            run => new EstimateEffectsResponse { Run = run }, context);
    }

    /// <summary>The newest locked plan, if it is that of the unmasking or meant as post hoc.</summary>
    private static async Task<AnalysisPlanRow> PlanToRunAsync(OutcomesDb db, EstimateEffectsRequest request, Unmasking unmasking,
        CancellationToken cancel)
    {
        var plans = await db.AnalysisPlans.Where(row => row.LockedAt != null).OrderByDescending(row => row.Number).ToListAsync(cancel);
        if (plans.Count == 0)
            throw Faults.Precondition(Reasons.PlanNotLocked, "plan",
                "No plan of analysis is locked. The statistician records it (RecordPlan) and a second person locks it (LockPlan).");
        if (request.PostHoc)
            return plans[0].PostHoc ? plans[0] : throw NotAsUnmasked("plan",
                $"Plan {plans[0].Number} was recorded before the unmasking, so it is not post hoc.");
        return plans.Find(plan => plan.Sha256 == unmasking.PlanSha256 && !plan.PostHoc)
            ?? throw NotAsUnmasked("plan", unmasking.PlanSha256.Length == 0 ? "The unmasking named no plan."
                : $"The unmasking names the plan {unmasking.PlanSha256}, and no locked plan has this hash.");
    }

    /// <summary>What everything must be marked with; refused where the lock is not that of the unmasking and that one was not opened
    /// since.</summary>
    private static async Task<IReadOnlyList<string>> MarksAsync(OutcomesDb db, Unmasking unmasking, LockRow locked,
        CancellationToken cancel)
    {
        var opened = await ChangedAfterUnmasking.OpenedAsync(db, unmasking, cancel);
        if (locked.Sha256 != unmasking.LockSha256 && !opened.Exists(row => row.Sha256 == unmasking.LockSha256))
            throw NotAsUnmasked("lock", unmasking.LockSha256.Length == 0 ? "The unmasking named no data lock."
                : $"The unmasking names the lock {unmasking.LockSha256}; the data are locked as {locked.Sha256}.");
        return await ChangedAfterUnmasking.MarksAsync(db, unmasking, cancel);
    }

    private static RpcException NotAsUnmasked(string subject, string text) => Faults.Precondition(Reasons.NotAsUnmasked, subject, text);
}
