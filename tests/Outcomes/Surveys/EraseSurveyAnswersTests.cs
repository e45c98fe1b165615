using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class EraseSurveyAnswersTests
{
    [SkippableTheory, EachStore]
    public async Task Answers_and_codes_of_one_person_go_and_means_that_left_stay_as_they_left(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("erased", "gad7");
        await surveys.CodesAsync("erased", GivenOutcomes.Bury[0]);
        await surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "75") + GivenOutcomes.Answer("baseline", "P1", "0")
            + GivenOutcomes.Answer("followup", "P1", "0"));
        var before = surveys.Over("baseline");

        var erased = await surveys.EraseSurveyAnswersAsync(new() { PersonRef = "P1" });
        var after = surveys.Over("baseline");

        Assert.Equal((2, 1), (erased.Answers, erased.Codes));
        Assert.Equal((11, 10), (before.Responses, after.Responses));
        Assert.Equal(before.Score("personal"), after.Score("personal"));
        Assert.Equal(0, surveys.Over("followup").Responses);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await surveys.EraseSurveyAnswersAsync(new() { PersonRef = "P1" }));
        Assert.Equal(["person_ref"],
            (await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await surveys.EraseSurveyAnswersAsync(new()))).Fields());
    }

    [SkippableTheory, EachStore]
    public async Task It_is_for_a_key_that_is_not_limited(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var limited = await programme.ClientAsync<SurveyService.SurveyServiceClient>(Role.TrialManager, "351");

        await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () => await limited.EraseSurveyAnswersAsync(new() { PersonRef = "P1" }));
    }
}
