using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Analyses = Programme.Outcomes.V1.AnalysisService.AnalysisServiceClient;

namespace Programme.Tests;

/// <summary>Given: plans, locks and two people who unmask.</summary>
internal static class GivenAnalysis
{
    public static Analyses Analysis(RunningProgramme programme) => programme.Client<Analyses>();

    /// <summary>The shipped plan, recorded by one person and locked by another.</summary>
    public static async Task<AnalysisPlan> PlannedAsync(RunningProgramme programme, string json = "")
    {
        var recorded = (await (await programme.ClientAsync<Analyses>(Role.Statistician)).RecordPlanAsync(new() { Json = json })).Plan;
        return (await (await programme.ClientAsync<Analyses>(Role.ProgrammeLead)).LockPlanAsync(new() { Sha256 = recorded.Sha256 })).Plan;
    }

    /// <summary>Locked although returns are missing and the trial may run on: two persons decided so.</summary>
    public static async Task<DataLock> LockedAsync(RunningProgramme programme)
    {
        await programme.AllowAsync(TrialAct.LockData);
        return (await (await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.DataManager)).LockDataAsync(new())).DataLock;
    }

    public static async Task UnlockedAsync(RunningProgramme programme, string reason)
    {
        await (await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.DataManager))
            .ProposeUnlockAsync(new() { Reason = reason });
        await (await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.TrialManager)).ConfirmUnlockAsync(new());
    }

    public static async Task UnmaskedAsync(RunningProgramme programme, string planSha256, string lockSha256)
    {
        await (await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.Statistician))
            .ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed", PlanSha256 = planSha256, LockSha256 = lockSha256 });
        await programme.AllowAsync(TrialAct.Unmask);
        await (await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.ProgrammeLead)).ConfirmUnmaskingAsync(new());
    }

    /// <summary>Seven schools, drawn and released, with a plan and data that are locked.</summary>
    public static async Task<(RunningProgramme Programme, AnalysisPlan Plan, DataLock Locked)> ReadyAsync(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        return (programme, await PlannedAsync(programme), await LockedAsync(programme));
    }

    /// <summary>A run when it has ended.</summary>
    public static async Task<AnalysisRun> EndedAsync(RunningProgramme programme, AnalysisRun run)
    {
        var analysis = Analysis(programme);
        while (run.State == AnalysisRunState.Started)
            run = (await analysis.GetAnalysisRunAsync(new() { Number = run.Number })).Run;
        return run;
    }
}
