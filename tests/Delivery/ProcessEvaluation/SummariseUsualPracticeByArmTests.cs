using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SummariseUsualPracticeByArmTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task It_is_refused_to_everybody_until_two_people_unmasked_the_analysis_and_then_told_by_arm(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenDelivery.EnrolAsync(programme, allTerms: false);
        var evaluation = GivenDelivery.Evaluation(programme);
        var statistician = await programme.ClientAsync<EvaluationService.EvaluationServiceClient>(Role.Statistician);
        await evaluation.PracticeAsync(
            "170005,baseline,2021-08-20,1,0,0,0,termly,\n170002,baseline,2021-08-20,0,0,0,0,never,\n"
                + "170009,baseline,2021-08-20,0,1,0,0,termly,\n");

        await RefusedAsync(evaluation);
        await RefusedAsync(statistician);
        await (await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.Statistician))
            .ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        await RefusedAsync(statistician);
        await programme.AllowAsync(TrialAct.Unmask);
        await (await programme.ClientAsync<AllocationService.AllocationServiceClient>(Role.ProgrammeLead)).ConfirmUnmaskingAsync(new());
        var arms = statistician.SummariseUsualPracticeByArm(new()).Arms;

        Assert.Equal([(Arm.Intervention, PracticePoint.Baseline), (Arm.Intervention, PracticePoint.End),
            (Arm.Control, PracticePoint.Baseline), (Arm.Control, PracticePoint.End)],
            arms.Select(row => (row.Arm, row.Practice.Point)));
        Assert.Equal((DeliveryFiles.Treated.Count, 2, 1.0),
            (arms[0].Practice.Schools, arms[0].Practice.SchoolsKnown, arms[0].Practice.ShareWithAny));
        Assert.Equal((DeliveryFiles.Authority.Count - DeliveryFiles.Treated.Count, 1, 0.0),
            (arms[2].Practice.Schools, arms[2].Practice.SchoolsKnown, arms[2].Practice.ShareWithAny));
        Assert.False(arms[1].Practice.HasShareWithAny);
    }

    private static Task RefusedAsync(EvaluationService.EvaluationServiceClient evaluation) =>
        Imports.RefusedAsync(Reasons.NotUnmasked, async () => await evaluation.SummariseUsualPracticeByArmAsync(new()));
}
