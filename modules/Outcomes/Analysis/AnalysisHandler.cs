using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class AnalysisHandler(Store<OutcomesDb> store, Commit<OutcomesDb> commit, AnalysisRunner runner,
    FromEnrolment enrolment, Trial trial, TimeProvider clock)
    : AnalysisService.AnalysisServiceBase
{
    private static Task<AnalysisPlanRow?> NewestPlanAsync(OutcomesDb db, CancellationToken cancel) =>
        db.AnalysisPlans.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);

    private static async Task<AnalysisRunRow> RunAsync(OutcomesDb db, int number, CancellationToken cancel) =>
        await db.AnalysisRuns.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancel)
            ?? throw Faults.NotFound("run of the analysis", $"{number}");

    /// <summary>The lock that stands, with rows; refused otherwise.</summary>
    private static async Task<LockRow> StandingLockAsync(OutcomesDb db, CancellationToken cancel)
    {
        var locked = await db.Locks.AsNoTracking().Where(row => row.UnlockedAt == null).SingleOrDefaultAsync(cancel)
            ?? throw Faults.Precondition(Reasons.DataNotLocked, "lock",
                "The data are not locked. Lock them (PeriodsService/LockData) before anything is analysed.");
        return LockedParts.AreWhole(await LockedParts.LoadAsync(db, locked.Number, cancel), locked.Text) ? locked
            : throw Faults.Precondition(Reasons.DataNotLocked, $"locks/{locked.Number}",
                $"The rows of lock {locked.Number} that an effect is computed from are not all there as they were locked: it was made "
                    + "without them, or answers were erased. Open it by two people and lock the data again.");
    }

    /// <summary>Stores a new run and starts to compute it.</summary>
    private async Task<TResponse> StartAsync<TResponse>(IMessage request, AnalysisRunRow run, Func<AnalysisRun, TResponse> answer,
        ServerCallContext context)
        where TResponse : class, IMessage
    {
        var number = 0;
        var response = await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (await writing.AnalysisRuns.Where(row => row.State == RunState.Started).Select(row => (int?)row.Number)
                .FirstOrDefaultAsync(cancel) is { } going)
                throw Faults.AlreadyExists($"Run {going} has not ended. Wait for it, or cancel it.");
            var numbered = run with { Number = (await writing.AnalysisRuns.MaxAsync(row => (int?)row.Number, cancel) ?? 0) + 1 };
            writing.Add(numbered);
            number = numbered.Number;
            return answer(numbered.ToMessage());
        });
        if (number > 0 && !Change.IsCheck(request))
            runner.Ensure(number);
        return response;
    }

    private AnalysisRunRow NewRun(AnalysisPlanRow plan, LockRow locked, ServerCallContext context) => new()
    {
        Number = 0,
        Rehearsal = false,
        Seed = 0,
        PlanNumber = plan.Number,
        PlanSha256 = plan.Sha256,
        LockNumber = locked.Number,
        LockSha256 = locked.Sha256,
        Program = AnalysisRunner.Program,
        Marks = "",
        PostHoc = plan.PostHoc,
        StartedBy = Caller.Of(context).Subject,
        StartedAt = clock.GetUtcNow(),
        State = RunState.Started,
    };
}
