using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>EstimateEffects: true arms only behind the gate.</summary>
public sealed class EstimateEffectsTests
{
    [SkippableTheory, EachStore]
    public async Task Each_missing_step_refuses_the_run_by_its_own_reason(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var analysis = GivenAnalysis.Analysis(programme);
        await Imports.RefusedAsync(Reasons.NotUnmasked, async () => await analysis.EstimateEffectsAsync(new()));
        await GivenAnalysis.UnmaskedAsync(programme, new string('a', 64), new string('b', 64));
        await Imports.RefusedAsync(Reasons.PlanNotLocked, async () => await analysis.EstimateEffectsAsync(new()));
        var plan = await GivenAnalysis.PlannedAsync(programme);
        await Imports.RefusedAsync(Reasons.NotAsUnmasked, async () => await analysis.EstimateEffectsAsync(new()));
        await Imports.RefusedAsync(Reasons.DataNotLocked, async () => await analysis.EstimateEffectsAsync(new() { PostHoc = true }));
        await GivenAnalysis.LockedAsync(programme);
        await Imports.RefusedAsync(Reasons.NotAsUnmasked, async () => await analysis.EstimateEffectsAsync(new() { PostHoc = true }));

        Assert.True(plan.PostHoc);
    }

    [SkippableTheory, EachStore]
    public async Task A_lock_opened_after_the_unmasking_marks_the_next_run_with_who_why_and_what_differs(string store)
    {
        var (programme, plan, locked) = await GivenAnalysis.ReadyAsync(store);
        await using var running = programme;
        var analysis = GivenAnalysis.Analysis(programme);
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        var first = await GivenAnalysis.EndedAsync(programme, (await analysis.EstimateEffectsAsync(new())).Run);

        await GivenAnalysis.UnlockedAsync(programme, "A withdrawal came late.");
        await programme.Client<Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient>()
            .WithdrawSchoolAsync(new()
            {
                Urn = "170002",
                WithdrawnOn = GivenDelivery.Day(2022, 2, 1),
                Scope = Programme.Enrolment.V1.WithdrawalScope.Data,
                Reason = "workload"
            });
        await Imports.RefusedAsync(Reasons.DataNotLocked, async () => await analysis.EstimateEffectsAsync(new()));
        await GivenAnalysis.LockedAsync(programme);
        var second = await GivenAnalysis.EndedAsync(programme, (await analysis.EstimateEffectsAsync(new())).Run);

        Assert.Equal((AnalysisRunState.Done, AnalysisRunState.Done), (first.State, second.State));
        Assert.Empty(first.Marks);
        var mark = Assert.Single(second.Marks);
        Assert.Equal("data changed after unmasking: lock 1 was opened by test-datamanager and test-trialmanager "
            + "(A withdrawal came late.); differing: + withdrawals 170002 data", mark);
        await ByArmAsync(programme, (plan.Sha256, locked.Sha256), mark);
    }

    /// <summary>Answers by arm name plan and lock of the unmasking and carry the mark, whichever module gives them.</summary>
    private static async Task ByArmAsync(RunningProgramme programme, (string Plan, string Locked) named, string mark)
    {
        var contacts = await programme.Client<OutcomesService.OutcomesServiceClient>().SummariseContactsByArmAsync(new());
        var surveys = await programme.Client<SurveyService.SurveyServiceClient>().SummariseSurveyResponseByArmAsync(new());
        var turnover = await programme.Client<Programme.Enrolment.V1.AllocationService.AllocationServiceClient>()
            .SummariseTurnoverByArmAsync(new());
        var practice = await programme.Client<Programme.Delivery.V1.EvaluationService.EvaluationServiceClient>()
            .SummariseUsualPracticeByArmAsync(new());
        var costs = await programme.Client<Programme.Costs.V1.EconomicsService.EconomicsServiceClient>().CompareCostAndEffectAsync(new());

        Assert.All([contacts.Unmasking, surveys.Unmasking, turnover.Unmasking, practice.Unmasking],
            unmasking => Assert.Equal(named, (unmasking.PlanSha256, unmasking.LockSha256)));
        Assert.All([contacts.Marks, surveys.Marks, turnover.Marks, practice.Marks, costs.Marks], marks => Assert.Equal([mark], marks));
    }

    [SkippableTheory, EachStore]
    public async Task A_plan_recorded_after_the_unmasking_is_post_hoc_in_every_result(string store)
    {
        var (programme, plan, locked) = await GivenAnalysis.ReadyAsync(store);
        await using var running = programme;
        var analysis = GivenAnalysis.Analysis(programme);
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        await Imports.RefusedAsync(Reasons.NotAsUnmasked, async () => await analysis.EstimateEffectsAsync(new() { PostHoc = true }));
        await GivenAnalysis.PlannedAsync(programme, """{ "seed": 99 }""");

        var planned = await GivenAnalysis.EndedAsync(programme, (await analysis.EstimateEffectsAsync(new())).Run);
        var added = await GivenAnalysis.EndedAsync(programme, (await analysis.EstimateEffectsAsync(new() { PostHoc = true })).Run);

        Assert.Equal((plan.Sha256, false, true), (planned.PlanSha256, planned.PostHoc, added.PostHoc));
        Assert.All(analysis.ListResults(new() { Run = added.Number }).Results, result =>
            Assert.Contains(" post_hoc", result.Status, StringComparison.Ordinal));
        Assert.All(analysis.ListResults(new() { Run = planned.Number }).Results, result =>
            Assert.DoesNotContain("post_hoc", result.Status, StringComparison.Ordinal));
    }
}
