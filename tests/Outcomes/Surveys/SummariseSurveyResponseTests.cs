using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SummariseSurveyResponseTests
{
    [SkippableTheory, EachStore]
    public async Task Invited_and_answered_are_those_that_can_be_counted_by_hand(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("counted", "gad7");
        var codes = await surveys.CodesAsync("counted");
        var form = await programme.FormAsync();
        foreach (var code in codes.Take(7))
            await form.SubmitAsync(code.Code, ("gad_", 7, 1));
        await surveys.RevokeSurveyCodesAsync(new() { Wave = "counted", Urn = codes[11].Urn });

        var eleven = Bury(surveys.SummariseSurveyResponse(new() { Wave = "counted" }));
        await surveys.CodesAsync("counted", codes[11].Urn);
        var twelve = Bury(surveys.SummariseSurveyResponse(new() { Wave = "counted" }));
        var before = Bury(surveys.SummariseSurveyResponse(new() { Wave = "counted", AsOf = GivenRegister.Day(2022, 9, 30) }));

        Assert.Equal((7, 11, true), (eleven.Answered.Numerator, eleven.Answered.Denominator, eleven.ByCodes));
        Assert.Equal((7, 12, 7 / 12.0), (twelve.Answered.Numerator, twelve.Answered.Denominator, twelve.Answered.Ratio));
        Assert.Null(before);
    }

    [SkippableTheory, EachStore]
    public async Task Of_a_wave_without_codes_the_invited_are_those_in_post_on_a_day_of_it(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        // One left before the baseline closed, one before it opened, one came after it.
        await programme.PostsAsync($"Q1,{GivenOutcomes.Bury[0]},deputy,2020-09-01,2021-09-10,left_school",
            $"Q2,{GivenOutcomes.Bury[0]},deputy,2020-09-01,2021-08-31,left_school", $"Q3,{GivenOutcomes.Bury[0]},deputy,2021-11-01,,");
        await surveys.ImportSurveysAsync(GivenOutcomes.Answer("baseline", "P1", "50") + GivenOutcomes.Answer("baseline", "Q1", "50")
            + GivenOutcomes.Answer("baseline", "Stranger", "50"));

        var baseline = Bury(surveys.SummariseSurveyResponse(new() { Wave = "baseline" }));
        var early = Bury(surveys.SummariseSurveyResponse(new() { Wave = "baseline", AsOf = GivenRegister.Day(2021, 9, 19) }));

        Assert.Equal((2, 13, false), (baseline.Answered.Numerator, baseline.Answered.Denominator, baseline.ByCodes));
        Assert.Equal((0, 13), (early.Answered.Numerator, early.Answered.Denominator));
        Assert.Empty(surveys.SummariseSurveyResponse(new() { Wave = "baseline", AsOf = GivenRegister.Day(2021, 8, 31) }).Responses);
    }

    [SkippableTheory, EachStore]
    public async Task A_group_of_few_and_a_sum_that_gives_it_are_withheld(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        var manchester = File.ReadLines(GivenOutcomes.Path("enrolment/allocation-list.csv"))
            .Where(line => line.StartsWith("352,", StringComparison.Ordinal)).Take(4).Select(line => line.Split(',')[1]);
        await programme.PostsAsync([.. manchester.Select((urn, at) => $"M{at},{urn},lead,2020-09-01,,")]);
        await surveys.WaveAsync("small", "gad7");
        await surveys.CodesAsync("small");
        await surveys.IssueSurveyCodesAsync(new() { Wave = "small", LaCode = "352" });
        var coordinator = await programme.ClientAsync<SurveyService.SurveyServiceClient>(Role.LaCoordinator, "352");

        var all = surveys.SummariseSurveyResponse(new() { Wave = "small" }).Responses;
        var theirs = coordinator.SummariseSurveyResponse(new() { Wave = "small" }).Responses;

        Assert.Equal([("351", "", true), ("352", "c", false), ("", "c", false)],
            all.Select(row => (row.LaCode, row.Withheld, row.Answered is not null)));
        Assert.Equal([all[1]], theirs);
        Assert.Equal(["as_of"],
            (await Imports.RefusedAsync(Reasons.FieldsInvalid,
                async () => await surveys.SummariseSurveyResponseAsync(new() { AsOf = new() { Year = 2022, Month = 2, Day = 30 } })))
                    .Fields());
    }

    private static SurveyResponse Bury(SummariseSurveyResponseResponse response) =>
        response.Responses.SingleOrDefault(row => row is { LaCode: "351", Answered: not null })!;
}
