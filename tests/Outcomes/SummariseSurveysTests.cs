using Programme.Access.V1;
using Programme.Host.Commands;
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
        WholeProgramme.AssertSame(WholeProgramme.Truth("surveys"), await SummaryOfOutcomes.SurveysAsync(programme.Invoker(), default), "by_arm");
    }
}

public sealed class SummariseSmallSurveysTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Means_over_fewer_than_ten_people_are_withheld(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));

        await outcomes.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 9, "75"));
        var nine = outcomes.SummariseSurveys(new()).Waves[0];
        await outcomes.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "75"));
        var ten = outcomes.SummariseSurveys(new()).Waves[0];

        Assert.Equal((9, 9, false, false), (nine.Responses, nine.Personal.N, nine.Personal.HasMean, nine.HasIntentionToLeaveMean));
        Assert.Equal((75, 75, 3), (ten.Personal.Mean, ten.Client.Mean, ten.IntentionToLeaveMean));
        Assert.Equal((75 * 6 + 25) / 7.0, ten.Work.Mean, 1e-12);
    }

    [SkippableTheory, EachStore]
    public async Task Only_answers_of_the_callers_authorities_count(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await outcomes.ImportSurveysAsync(GivenOutcomes.Answers("followup", 2, "50"));
        var elsewhere = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.ProgrammeLead, "352");

        Assert.Equal(2, outcomes.SummariseSurveys(new()).Waves[1].Responses);
        Assert.Equal(0, elsewhere.SummariseSurveys(new()).Waves[1].Responses);
    }
}
