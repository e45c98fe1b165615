using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class RevokeSurveyCodesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_revoked_code_is_worth_nothing_and_a_new_one_can_be_made_for_the_post(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("reissued", "gad7");
        var lost = (await surveys.CodesAsync("reissued", GivenOutcomes.Bury[3])).Single();

        var revoked = await surveys.RevokeSurveyCodesAsync(new() { Wave = "reissued", Urn = GivenOutcomes.Bury[3], Role = PostRole.Lead });
        var found = (await surveys.CodesAsync("reissued", GivenOutcomes.Bury[3])).Single();

        Assert.Equal((1, lost.LeadRef), (revoked.Revoked, found.LeadRef));
        var form = await programme.FormAsync();
        await Imports.RefusedAsync(Reasons.NotFound, () => form.SubmitAsync(lost.Code, ("gad_", 7, 1)));
        await form.SubmitAsync(found.Code, ("gad_", 7, 1));
        // What was answered is not revoked.
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await surveys.RevokeSurveyCodesAsync(new() { Wave = "reissued", Urn = GivenOutcomes.Bury[3] }));
    }

    [SkippableTheory, EachStore]
    public async Task Codes_of_another_authority_are_not_there_and_wave_and_school_have_to_be_said(string store)
    {
        var programme = await programmes.OnAsync(store);
        var surveys = await GivenSurveys.WithLeadsAsync(programme);
        await surveys.WaveAsync("theirs", "gad7");
        await surveys.CodesAsync("theirs", GivenOutcomes.Bury[4]);
        var elsewhere = await programme.ClientAsync<SurveyService.SurveyServiceClient>(Role.TrialManager, "352");

        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await elsewhere.RevokeSurveyCodesAsync(new() { Wave = "theirs", Urn = GivenOutcomes.Bury[4] }));
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            async () => await surveys.RevokeSurveyCodesAsync(new() { Role = (PostRole)9 }));

        Assert.Equal(["wave", "urn", "role"], refusal.Fields());
    }
}
