using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Given: a made-up trial to its end.</summary>
internal static class GivenWholeTrial
{
    /// <summary>Drawn here, planned and planned again, everything changed that a role can change, published, locked, unmasked, analysed,
    /// a pack released, and the details of the audit deleted when their time was over. Every table of every module has rows.</summary>
    public static async Task<ArmTwin> ToItsEndAsync(string store)
    {
        var twin = await ArmTwin.DrawnAsync(new MadeProgramme(7, 8, 7), store);
        var programme = twin.Programme;
        await PlanTwiceAsync(programme);
        foreach (var role in ArmTwin.Roles)
            await EveryChange.OfAsync(twin, role, 1, released: true, new HashSet<string>(), "ConfirmUnmasking", "LockData",
                "RecordPlan");
        await new AllocationService.AllocationServiceClient(twin.As(Role.TrialManager))
            .ProposeCorrectionAsync(new() { Urn = twin.Made.Schools[0].Urn, Reason = "not_eligible" });
        await programme.Client<OutcomesService.OutcomesServiceClient>().ListContactFiguresAsync(new());
        await programme.Client<SurveyService.SurveyServiceClient>().SummariseSurveysAsync(new() { Wave = "baseline" });
        await AnalyseAsync(programme);
        await DeleteAuditDetailsAsync(programme);
        return twin;
    }

    /// <summary>A first plan, and what a holiday that was announced late does to it.</summary>
    private static async Task PlanTwiceAsync(RunningProgramme programme)
    {
        programme.On(2021, 9, 8);
        var first = (await programme.PlanAsync("350")).Slots[^1];
        await programme.HolidayAsync("A late holiday", GivenSchedule.Text(first));
        await programme.PlanAsync("350");
        programme.On(2022, 10, 2);
    }

    private static async Task AnalyseAsync(RunningProgramme programme)
    {
        var (plan, locked) = (await GivenAnalysis.PlannedAsync(programme), await GivenAnalysis.LockedAsync(programme));
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        var analysis = await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician);
        await GivenAnalysis.EndedAsync(programme, (await analysis.EstimateEffectsAsync(new())).Run);
        await GivenRelease.ConfirmedAsync(programme);
    }

    private static async Task DeleteAuditDetailsAsync(RunningProgramme programme)
    {
        var retention = programme.Client<RetentionService.RetentionServiceClient>();
        foreach (var kind in (await retention.ListRetentionAsync(new() { PageSize = 1_000 })).Retention.Select(row => row.Kind)
            .Where(kind => kind.EndsWith("/audit_details", StringComparison.Ordinal)))
            await retention.SetRetentionAsync(new() { Kind = kind, DeleteOn = GivenRegister.Day(2022, 10, 2) });
        await retention.RunRetentionAsync(new());
    }
}
