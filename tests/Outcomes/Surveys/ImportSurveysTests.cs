using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportSurveysTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_same_answers_again_change_nothing_and_an_answer_can_be_corrected(string store)
    {
        var surveys = await GivenSurveys.WithListAsync(await programmes.OnAsync(store));

        await surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 9, "50"));
        var ten = (await surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "50"))).Report;
        var corrected = (await surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "75"))).Report;
        var again = (await surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "75"))).Report;

        Assert.Equal((1, 9), (ten.RowsAdded, ten.RowsUnchanged));
        Assert.Equal((10, true), (corrected.RowsChanged, again.NothingChanged));
    }

    [SkippableTheory, EachStore]
    public async Task Answers_off_the_scale_unknown_schools_and_repeated_people_are_refused(string store)
    {
        var surveys = await GivenSurveys.WithListAsync(await programmes.OnAsync(store));
        var bad = GivenOutcomes.Answer("followup", "L1", "50").Replace("2021-09-20,50", "2021-09-20,60", StringComparison.Ordinal)
            + GivenOutcomes.Answer("endline", "L2", "50") + GivenOutcomes.Answer("followup", "L3", "50", "999999")
            + GivenOutcomes.Answer("followup", "L4", "50") + GivenOutcomes.Answer("followup", "L4", "75");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => surveys.ImportSurveysAsync(bad));

        Assert.Equal(["line 2, column cbi_p1", "line 3, column wave", "line 4, column urn", "line 6, column lead_ref"], refusal.Fields());
        Assert.Equal(0, surveys.SummariseSurveys(new() { Wave = "followup" }).Summaries.Single().Responses);
    }

    [SkippableTheory, EachStore]
    public async Task Who_withdrew_consent_or_objected_before_answering_is_refused_by_line(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = await GivenSurveys.WithListAsync(programme);
        var enrolment = programme.Client<EnrolmentService.EnrolmentServiceClient>();
        var people = programme.Client<PeopleService.PeopleServiceClient>();
        foreach (var lead in new[] { "W1", "W2", "W3" })
            await enrolment.StartPostAsync(new()
            {
                LeadRef = lead,
                Urn = GivenOutcomes.Bury[0],
                Role = PostRole.Lead,
                StartedOn = GivenRegister.Day(2020, 9, 1)
            });
        void Withdraw(string lead, string survey, int day) =>
            people.RecordConsent(new()
            {
                PersonRef = lead,
                Survey = survey,
                Decision = ConsentDecision.Withdrawn,
                DecidedOn = GivenRegister.Day(2021, 9, day),
                Version = "C-1"
            });

        Withdraw("W1", "followup", 20);
        Withdraw("W2", "followup", 21);
        Withdraw("W3", "baseline", 1);
        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => surveys.ImportSurveysAsync(
            GivenOutcomes.Answer("followup", "W1", "50") + GivenOutcomes.Answer("followup", "W2", "50")
                + GivenOutcomes.Answer("followup", "W3", "50")));
        var allowed =
            (await surveys.ImportSurveysAsync(GivenOutcomes.Answer("followup", "W2", "50")
                + GivenOutcomes.Answer("followup", "W3", "50"))).Report;

        Assert.Equal(["line 2, column lead_ref"], refusal.Fields());
        Assert.Equal(2, allowed.RowsAdded);
    }

    [SkippableTheory, EachStore]
    public async Task Before_a_list_is_frozen_no_answers_are_taken(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var surveys = programme.Client<SurveyService.SurveyServiceClient>();

        await Imports.RefusedAsync(Reasons.ListNotFrozen, () => surveys.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 1, "50")));
    }

    [SkippableTheory, EachStore]
    public async Task To_a_manager_of_one_authority_a_school_of_another_is_unknown(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var manager = await programme.ClientAsync<SurveyService.SurveyServiceClient>(Role.DataManager, "352");

        var theirs = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => manager.ImportSurveysAsync(GivenOutcomes.Answer("followup", "L9", "50")));
        var nobodys = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => manager.ImportSurveysAsync(GivenOutcomes.Answer("followup", "L9", "50", "999999")));

        Assert.Equal(nobodys.Message.Replace("999999", GivenOutcomes.Bury[0], StringComparison.Ordinal), theirs.Message);
    }

    [SkippableTheory, EachStore]
    public async Task The_columns_are_the_items_that_the_waves_of_the_file_ask(string store)
    {
        var surveys = await GivenSurveys.WithListAsync(await programmes.OnAsync(store));
        await surveys.WaveAsync("anxiety", "gad7");

        var without = await Imports.RefusedAsync(Reasons.FileInvalid,
            () =>
                surveys.FileAsync(
                    "wave,lead_ref,urn,completed_on,gad_1,gad_2,gad_3,gad_4,gad_5,gad_6\nanxiety,L1,170001,2022-09-21,0,0,0,0,0,0\n"));
        var off = await Imports.RefusedAsync(Reasons.FileInvalid,
            () =>
                surveys.FileAsync(
                    $"wave,lead_ref,urn,completed_on,gad_1,gad_2,gad_3,gad_4,gad_5,gad_6,gad_7\nanxiety,L1,{GivenOutcomes.Bury[0]},"
                        + "2022-09-21,0,0,4,0,0,0,\n"));
        var taken =
            await surveys.FileAsync(
                $"wave,lead_ref,urn,completed_on,gad_1,gad_2,gad_3,gad_4,gad_5,gad_6,gad_7\nanxiety,L1,{GivenOutcomes.Bury[0]},2022-09-21,"
                    + "0,0,3,0,0,0,\n");

        Assert.Equal(["line 1, column gad_7"], without.Fields());
        Assert.Equal(["line 2, column gad_3"], off.Fields());
        Assert.Equal(1, taken.RowsAdded);
    }
}
