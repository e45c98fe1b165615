using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>What surveys leave on <c>/metrics</c>: what the RPCs show, with a reason for what is not shown.</summary>
public sealed class SurveySeriesTests
{
    [SkippableTheory, EachStore]
    public async Task Response_and_scores_are_those_of_the_answers_and_a_wave_that_is_open_says_so(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("autumn", "swemwbs", "gad7");
        var form = await programme.FormAsync();
        foreach (var code in (await surveys.CodesAsync("autumn")).Take(11))
            await form.SubmitAsync(code.Code, ("swemwbs_", 7, 3), ("gad_", 7, 2));

        var open = await SurveyLinesAsync(programme, "autumn");
        programme.Clock.SetUtcNow(new DateTimeOffset(2022, 10, 21, 9, 0, 0, TimeSpan.Zero));
        var closed = await SurveyLinesAsync(programme, "autumn");

        string[] response = ["programme_survey_invited 351 12", "programme_survey_answers 351 response 11",
            "programme_survey_invited_pooled all 12", "programme_survey_answers_pooled all response 11"];
        Assert.Subset(open.ToHashSet(), response.ToHashSet());
        Assert.Subset(open.ToHashSet(), new HashSet<string> { "programme_survey_withheld 351 swemwbs_wellbeing open 1",
            "programme_survey_withheld all gad7_anxiety open 1" });
        Assert.DoesNotContain(open, line => line.StartsWith("programme_survey_score_mean", StringComparison.Ordinal));
        Assert.Subset(closed.ToHashSet(), response.Concat(["programme_survey_answers 351 swemwbs_wellbeing 11",
            "programme_survey_score_mean 351 swemwbs_wellbeing 19.25", "programme_survey_score_mean all swemwbs_wellbeing 19.25",
            "programme_survey_answers_pooled all gad7_anxiety 11", "programme_survey_score_mean 351 gad7_anxiety 14",
            // Nobody of Manchester is invited.
            "programme_survey_withheld 352 response x 1", "programme_survey_withheld 352 gad7_anxiety x 1"]).ToHashSet());
        Assert.DoesNotContain(closed, line => line.Contains(" open ", StringComparison.Ordinal));
        var asked = surveys.SummariseSurveys(new() { Wave = "autumn" }).Summaries.Single(summary => summary.LaCode == "351");
        Assert.Equal((11, 19.25), (asked.Score("wellbeing").N, asked.Score("wellbeing").Mean));
    }

    [SkippableTheory, EachStore]
    public async Task Of_fewer_than_ten_people_nothing_is_told_and_nothing_that_gives_it_back(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        var manchester = File.ReadLines(GivenOutcomes.Path("enrolment/allocation-list.csv"))
            .Where(line => line.StartsWith("352,", StringComparison.Ordinal)).Take(4).Select(line => line.Split(',')[1]);
        await programme.PostsAsync([.. manchester.Select((urn, at) => $"M{at},{urn},lead,2020-09-01,,")]);
        await surveys.WaveAsync("small", "gad7");
        var form = await programme.FormAsync();
        foreach (var code in (await surveys.CodesAsync("small")).Concat((await surveys.IssueSurveyCodesAsync(new()
        { Wave = "small", LaCode = "352" })).Codes))
            await form.SubmitAsync(code.Code, ("gad_", 7, 2));
        programme.Clock.SetUtcNow(new DateTimeOffset(2022, 10, 21, 9, 0, 0, TimeSpan.Zero));

        var lines = await SurveyLinesAsync(programme, "small");

        Assert.Equal(["programme_survey_answers 351 gad7_anxiety 12", "programme_survey_answers 351 response 12",
            "programme_survey_answers_pooled all gad7_anxiety 12", "programme_survey_invited 351 12",
            "programme_survey_score_mean 351 gad7_anxiety 14", "programme_survey_score_mean all gad7_anxiety 14",
            "programme_survey_withheld 352 gad7_anxiety c 1", "programme_survey_withheld 352 response c 1",
            "programme_survey_withheld all response c 1"],
            lines.Where(line => line.Split(' ')[1] is "351" or "352" or "all").Order(StringComparer.Ordinal));
    }

    /// <summary>Name, authority, further labels but the wave, and value of every series of a wave.</summary>
    private static async Task<List<string>> SurveyLinesAsync(RunningProgramme programme, string wave) =>
        [.. (await programme.ScrapeAsync()).Where(line => line.StartsWith("programme_survey_", StringComparison.Ordinal)
            && line.Contains($"wave=\"{wave}\"", StringComparison.Ordinal)).Select(line =>
            {
                var labels = line[(line.IndexOf('{', StringComparison.Ordinal) + 1)..line.IndexOf('}', StringComparison.Ordinal)].Split(',')
                    .Select(label => label.Split('=')).Where(label => label[0] is not ("la_name" or "wave"))
                    .Select(label => label[1].Trim('"'));
                return $"{line[..line.IndexOf('{', StringComparison.Ordinal)]} {string.Join(' ', labels)} {line.Split(' ')[^1]}";
            })];
}
