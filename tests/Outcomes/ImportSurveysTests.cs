using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportSurveysTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_same_answers_again_change_nothing_and_an_answer_can_be_corrected(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));

        await outcomes.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 9, "50"));
        var ten = (await outcomes.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "50"))).Report;
        var corrected = (await outcomes.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "75"))).Report;
        var again = (await outcomes.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 10, "75"))).Report;

        Assert.Equal((1, 9), (ten.RowsAdded, ten.RowsUnchanged));
        Assert.Equal((10, true), (corrected.RowsChanged, again.NothingChanged));
    }

    [SkippableTheory, EachStore]
    public async Task Answers_off_the_scale_unknown_schools_and_repeated_people_are_refused(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        var bad = GivenOutcomes.Answer("followup", "L1", "50").Replace("2021-09-20,50", "2021-09-20,60", StringComparison.Ordinal) + GivenOutcomes.Answer("endline", "L2", "50") + GivenOutcomes.Answer("followup", "L3", "50", "999999") + GivenOutcomes.Answer("followup", "L4", "50") + GivenOutcomes.Answer("followup", "L4", "75");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => outcomes.ImportSurveysAsync(bad));

        Assert.Equal(["line 2, column cbi_p1", "line 3, column wave", "line 4, column urn", "line 6, column lead_ref"], refusal.Fields());
        Assert.Equal(0, outcomes.SummariseSurveys(new()).Waves[1].Responses);
    }

    [SkippableTheory, EachStore]
    public async Task Before_a_list_is_frozen_no_answers_are_taken(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = programme.Client<OutcomesService.OutcomesServiceClient>();

        await Imports.RefusedAsync(Reasons.ListNotFrozen, () => outcomes.ImportSurveysAsync(GivenOutcomes.Answers("baseline", 1, "50")));
    }

    [SkippableTheory, EachStore]
    public async Task To_a_manager_of_one_authority_a_school_of_another_is_unknown(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var manager = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.DataManager, "352");

        var theirs = await Imports.RefusedAsync(Reasons.FileInvalid, () => manager.ImportSurveysAsync(GivenOutcomes.Answer("followup", "L9", "50")));
        var nobodys = await Imports.RefusedAsync(Reasons.FileInvalid, () => manager.ImportSurveysAsync(GivenOutcomes.Answer("followup", "L9", "50", "999999")));

        Assert.Equal(nobodys.Message.Replace("999999", GivenOutcomes.Bury[0], StringComparison.Ordinal), theirs.Message);
    }
}
