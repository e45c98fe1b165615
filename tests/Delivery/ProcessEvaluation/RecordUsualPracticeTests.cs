using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class RecordUsualPracticeTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task What_a_school_did_not_say_is_not_no_and_recording_again_replaces(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));
        var practice = new UsualPractice
        {
            Urn = "170018",
            Point = PracticePoint.End,
            RecordedOn = GivenDelivery.Day(2022, 7, 1),
            BoughtIn = true,
            Frequency = PracticeFrequency.Monthly
        };

        var recorded = (await evaluation.RecordUsualPracticeAsync(new() { Practice = practice })).Practice;
        practice.ClearBoughtIn();
        var again = (await evaluation.RecordUsualPracticeAsync(new() { Practice = practice })).Practice;

        Assert.Equal(("350", true, false), (recorded.LaCode, recorded.BoughtIn, recorded.HasInternal));
        Assert.False(again.HasBoughtIn);
    }

    [SkippableTheory, EachStore]
    public async Task A_school_that_is_not_listed_or_of_another_authority_is_not_found_and_all_problems_are_named(string store)
    {
        var programme = await programmes.OnAsync(store);
        var evaluation = GivenDelivery.Evaluation(programme);
        var coordinator = await programme.ClientAsync<EvaluationService.EvaluationServiceClient>(Role.LaCoordinator, "351");
        var practice = new UsualPractice { Urn = "170018", Point = PracticePoint.Baseline, RecordedOn = GivenDelivery.Day(2021, 9, 1) };

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await evaluation.RecordUsualPracticeAsync(new()
        {
            Practice = new() { RecordedOn = GivenDelivery.Day(2030, 1, 1), Frequency = (PracticeFrequency)99 },
        }));

        Assert.Equal(["practice.urn", "practice.point", "practice.recorded_on", "practice.frequency"], refusal.Fields());
        await Imports.RefusedAsync(Reasons.NotFound, async () => await coordinator.RecordUsualPracticeAsync(new() { Practice = practice }));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await evaluation.RecordUsualPracticeAsync(new() { Practice = new(practice) { Urn = "999999" } }));
    }
}
