using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListSurveyRespondentsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task For_each_post_it_says_whether_the_same_person_answered_twice_and_whether_it_changed_hands(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithListAsync(programme);
        await programme.PostsAsync($"S1,{GivenOutcomes.Bury[0]},lead,2020-09-01,,",
            $"S2,{GivenOutcomes.Bury[1]},lead,2020-09-01,2021-12-31,left_school", $"S3,{GivenOutcomes.Bury[1]},lead,2022-01-01,,",
            $"S4,{GivenOutcomes.Bury[2]},lead,2020-09-01,2021-12-31,left_school", $"S5,{GivenOutcomes.Bury[2]},lead,2022-01-01,,",
                $"S6,{GivenOutcomes.Bury[2]},deputy,2020-09-01,,");
        string Answered(string wave, params (string Lead, int School)[] people) =>
            string.Concat(people.Select(person => GivenOutcomes.Answer(wave, person.Lead, "50", GivenOutcomes.Bury[person.School])));
        await surveys.ImportSurveysAsync(Answered("baseline", ("S1", 0), ("S2", 1), ("S4", 2), ("S6", 2))
            + Answered("followup", ("S1", 0), ("S3", 1), ("S6", 2)));

        var first = surveys.ListSurveyRespondents(new() { FirstWave = "baseline", SecondWave = "followup", PageSize = 3 });
        var rest =
            surveys.ListSurveyRespondents(new() { FirstWave = "baseline", SecondWave = "followup", PageToken = first.NextPageToken });

        Assert.Equal((2, 1, 1), (first.Same, first.Another, first.Unknown));
        (int School, PostRole Role, SameRespondent Respondent, bool Changed)[] expected =
        [
            (0, PostRole.Lead, SameRespondent.Same, false), (1, PostRole.Lead, SameRespondent.Another, true),
            (2, PostRole.Lead, SameRespondent.Unknown, true), (2, PostRole.Deputy, SameRespondent.Same, false),
        ];
        Assert.Equal(
            expected.Select(row => (GivenOutcomes.Bury[row.School], "351", row.Role, row.Respondent, row.Changed))
                .OrderBy(row => row.Item1, StringComparer.Ordinal).ThenBy(row => row.Role),
            first.Respondents.Concat(rest.Respondents).Select(row => (row.Urn, row.LaCode, row.Role, row.Respondent, row.PostChanged)));
        Assert.Equal("", rest.NextPageToken);
    }

    [SkippableTheory, EachStore]
    public async Task Two_waves_that_there_are_have_to_be_named(string store)
    {
        var surveys = await GivenSurveys.WithListAsync(await programmes.OnAsync(store));

        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await surveys.ListSurveyRespondentsAsync(new() { FirstWave = "baseline", SecondWave = "baseline" }));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await surveys.ListSurveyRespondentsAsync(new() { FirstWave = "baseline", SecondWave = "unheard" }));
    }
}
