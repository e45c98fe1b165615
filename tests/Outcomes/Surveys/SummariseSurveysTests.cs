using Programme.Access.V1;
using Programme.Host;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class SummariseSurveysTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task The_synthetic_programme_s_scores_are_those_of_its_file(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        WholeProgramme.AssertSame(WholeProgramme.Truth("surveys"), await programme.SectionAsync("surveys"), "by_arm");
    }
}

public sealed class SummariseSmallSurveysTests
{
    [SkippableTheory, EachStore]
    public async Task Answers_by_code_are_scored_with_their_bands_once_the_wave_is_closed(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("autumn", "swemwbs", "gad7");
        var form = await programme.FormAsync();
        foreach (var (code, at) in (await surveys.CodesAsync("autumn")).Select((code, at) => (code.Code, at)))
            await form.SubmitAsync(code, ("swemwbs_", 7, 3), ("gad_", 7, at < 6 ? 1 : 2));

        var open = surveys.Over("autumn");
        programme.Clock.SetUtcNow(new DateTimeOffset(2022, 10, 21, 9, 0, 0, TimeSpan.Zero));
        var closed = surveys.Over("autumn");

        Assert.Equal((12, "open", 0), (open.Responses, open.Withheld, open.Scores.Count));
        Assert.Equal((12, 19.25, 0), (closed.Score("wellbeing").N, closed.Score("wellbeing").Mean, closed.Score("wellbeing").Sd));
        var anxiety = closed.Score("anxiety");
        Assert.Equal((12, 10.5), (anxiety.N, anxiety.Mean));
        Assert.Equal(Math.Sqrt(12 * 3.5 * 3.5 / 11), anxiety.Sd, 1e-12);
        Assert.Equal([("minimal", 0), ("mild", 6), ("moderate", 6), ("severe", 0)],
            anxiety.Bands.Select(band => (band.Band, band.HasPeople ? band.People : -1)));
    }

    [SkippableTheory, EachStore]
    public async Task Means_over_fewer_than_ten_people_are_withheld(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithListAsync(programme);

        await surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 9, "75"));
        var nine = surveys.Over("baseline");
        await surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "75"));
        var ten = surveys.Over("baseline");

        Assert.Equal((9, 0, false, "c"),
            (nine.Responses, nine.Score("personal").N, nine.Score("personal").HasMean, nine.Score("intention_to_leave").Withheld));
        Assert.Equal((75, 75, 3), (ten.Score("personal").Mean, ten.Score("client").Mean, ten.Score("intention_to_leave").Mean));
        Assert.Equal((75 * 6 + 25) / 7.0, ten.Score("work").Mean, 1e-12);
        Assert.Equal("x", surveys.Over("followup").Score("work").Withheld);
    }

    [SkippableTheory, EachStore]
    public async Task What_left_changes_only_with_ten_people_more(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithListAsync(programme);
        await surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "75"));
        var first = surveys.Over("baseline").Score("personal");

        await surveys.ImportSurveysAsync(GivenOutcomes.Answer("baseline", "Late", "0"));
        var oneMore = surveys.Over("baseline");
        await surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 9, "25"));
        var tenOther = surveys.Over("baseline");

        Assert.Equal((10, 75), (first.N, first.Mean));
        Assert.Equal((11, 10, 75), (oneMore.Responses, oneMore.Score("personal").N, oneMore.Score("personal").Mean));
        Assert.Equal((11, 11, (75 + (9 * 25)) / 11.0), (tenOther.Responses, tenOther.Score("personal").N, tenOther.Score("personal").Mean));
    }

    [SkippableTheory, EachStore]
    public async Task An_authority_of_few_is_neither_shown_nor_left_by_subtraction_and_others_are_out_of_scope(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithListAsync(programme);
        var manchester = File.ReadLines(GivenOutcomes.Path("enrolment/allocation-list.csv"))
            .First(line => line.StartsWith("352,", StringComparison.Ordinal)).Split(',')[1];
        await surveys.ImportSurveysAsync(GivenOutcomes.Answers("followup", 12, "50")
            + string.Concat(Enumerable.Range(1, 4).Select(at => GivenOutcomes.Answer("followup", $"M{at}", "100", manchester))));
        var elsewhere = await programme.ClientAsync<SurveyService.SurveyServiceClient>(Role.ProgrammeLead, "352");

        var all = surveys.SummariseSurveys(new() { Wave = "followup" }).Summaries;
        var theirs = Assert.Single(elsewhere.SummariseSurveys(new() { Wave = "followup" }).Summaries);

        Assert.Equal([("351", 12, 12, ""), ("352", 4, 0, "c"), ("", 16, 12, "")],
            all.Select(summary => (summary.LaCode, summary.Responses, summary.Score("client").N, summary.Score("client").Withheld)));
        Assert.Equal(50, all[2].Score("client").Mean);
        Assert.Equal(all[1], theirs);
    }
}
