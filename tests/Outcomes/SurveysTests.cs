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

public sealed class ImportSurveysTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Header = "wave,lead_ref,urn,completed_on,cbi_p1,cbi_p2,cbi_p3,cbi_p4,cbi_p5,cbi_p6,cbi_w1,cbi_w2,cbi_w3,cbi_w4,cbi_w5,cbi_w6,cbi_w7,cbi_c1,cbi_c2,cbi_c3,cbi_c4,cbi_c5,cbi_c6,intention_to_leave\n";

    [SkippableTheory, EachStore]
    public async Task Means_over_fewer_than_ten_people_are_withheld_and_an_answer_can_be_corrected(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        string File(int people, int answer) => Header + string.Concat(Enumerable.Range(1, people).Select(at => Line("baseline", $"L{at}", $"{answer}")));

        await ImportAsync(outcomes, File(9, 50));
        var nine = outcomes.SummariseSurveys(new()).Waves[0];
        var ten = await ImportAsync(outcomes, File(10, 50));
        var corrected = await ImportAsync(outcomes, File(10, 75));
        var again = await ImportAsync(outcomes, File(10, 75));
        var all = outcomes.SummariseSurveys(new()).Waves[0];

        Assert.Equal((9, 9, false, false), (nine.Responses, nine.Personal.N, nine.Personal.HasMean, nine.HasIntentionToLeaveMean));
        Assert.Equal((1, 9), (ten.Report.RowsAdded, ten.Report.RowsUnchanged));
        Assert.Equal((10, true), (corrected.Report.RowsChanged, again.Report.NothingChanged));
        Assert.Equal((75, 75, 3), (all.Personal.Mean, all.Client.Mean, all.IntentionToLeaveMean));
        Assert.Equal((75 * 6 + 25) / 7.0, all.Work.Mean, 1e-12);
    }

    [SkippableTheory, EachStore]
    public async Task Answers_off_the_scale_unknown_schools_and_repeated_people_are_refused(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        var bad = Header + Line("followup", "L1", "50").Replace("2021-09-20,50", "2021-09-20,60", StringComparison.Ordinal) + Line("endline", "L2", "50") + Line("followup", "L3", "50", "999999") + Line("followup", "L4", "50") + Line("followup", "L4", "75");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(outcomes, bad));

        Assert.Equal(["line 2, column cbi_p1", "line 3, column wave", "line 4, column urn", "line 6, column lead_ref"], refusal.Fields());
        Assert.Equal(0, outcomes.SummariseSurveys(new()).Waves[1].Responses);
    }

    private static string Line(string wave, string lead, string answer, string? urn = null) =>
        $"{wave},{lead},{urn ?? GivenOutcomes.Bury[0]},2021-09-20,{string.Join(',', Enumerable.Repeat(answer, 19))},3\n";

    private static Task<ImportSurveysResponse> ImportAsync(OutcomesService.OutcomesServiceClient outcomes, string text) =>
        outcomes.ImportSurveys().SendAsync(new ImportSurveysRequest { Options = Imports.Options("surveys.csv") }, text);
}
