using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ImportFeedbackTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_respondent_answers_once_in_a_wave_and_a_later_file_corrects(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        var first =
            (await ImportAsync(evaluation,
                "dsl,L0003,,midpoint,5,,4,4,4,5,thresholds\nsupervisor,,SSW01,midpoint,1,2,3,4,5,1,none\n")).Report;
        var second =
            (await ImportAsync(evaluation, "dsl,L0003,,midpoint,5,3,4,4,4,5,thresholds\ndsl,L0003,,endpoint,5,5,4,4,4,5,\n")).Report;

        Assert.Equal(2, first.RowsAdded);
        Assert.Equal((1, 1), (second.RowsAdded, second.RowsChanged));
    }

    [SkippableTheory, EachStore]
    public async Task Exactly_one_known_respondent_and_scores_from_1_to_5_are_expected(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(evaluation,
            "dsl,L0002,SSW01,midpoint,5,5,4,4,4,5,none\ndsl,,,midpoint,5,5,4,4,4,5,none\nsupervisor,,SSW99,midpoint,5,5,4,4,4,5,none\n"
                + "dsl,L0004,,midpoint,6,0,4,4,4,5,he said so\ndsl,L0004,,midpoint,5,5,4,4,4,5,none\n"));

        Assert.Equal(
            [
                "line 2, column supervisor_ref", "line 3, column lead_ref", "line 4, column supervisor_ref", "line 5, column theme_code",
                    "line 5, column q1", "line 5, column q2",
                "line 6, column wave",
            ],
            refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task The_columns_are_the_items_of_the_wave_s_instrument(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));
        await evaluation.InstrumentAsync(GivenEvaluation.Instrument("columns"));
        await evaluation.RecordWaveAsync(new() { Wave = GivenEvaluation.Wave("columns", "columns") });

        var without = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => evaluation.FeedbackAsync("respondent_kind,lead_ref,supervisor_ref,wave,a,theme_code\ndsl,L0003,,columns,5,\n"));
        var wrong = await Imports.RefusedAsync(Reasons.FileInvalid, () => evaluation.FeedbackAsync(
            "respondent_kind,lead_ref,supervisor_ref,wave,a,b,theme_code\ndsl,L0003,,columns,7,0,\nsupervisor,,SSW01,columns,5,0,\n"
                + "dsl,L0004,,unheard,5,0,\n"));

        Assert.Equal(["line 1, column b"], without.Fields());
        Assert.Equal(["line 2, column a", "line 3, column respondent_kind", "line 4, column wave"], wrong.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task Nobody_who_withdrew_consent_to_a_wave_before_it_closed_is_in_it(string store)
    {
        var programme = await programmes.OnAsync(store);
        var evaluation = GivenDelivery.Evaluation(programme);
        await evaluation.InstrumentAsync(GivenEvaluation.Instrument("refused"));
        await evaluation.RecordWaveAsync(new() { Wave = GivenEvaluation.Wave("refused_wave", "refused") });
        await programme.Client<PeopleService.PeopleServiceClient>().RecordConsentAsync(
            new()
            {
                PersonRef = "L0003",
                Survey = "refused_wave",
                Decision = ConsentDecision.Withdrawn,
                DecidedOn = GivenDelivery.Day(2022, 3, 10),
                Version = "1"
            });
        const string Header = "respondent_kind,lead_ref,supervisor_ref,wave,a,b,theme_code\n";

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => evaluation.FeedbackAsync(Header + "dsl,L0003,,refused_wave,5,0,\n"));
        var other = await evaluation.FeedbackAsync(Header + "dsl,L0004,,refused_wave,5,0,\n");

        Assert.Equal(["line 2, column lead_ref"], refusal.Fields());
        Assert.Equal(1, other.RowsAdded);
    }

    private static Task<ImportFeedbackResponse> ImportAsync(EvaluationService.EvaluationServiceClient evaluation, string rows) =>
        evaluation.ImportFeedback().SendAsync(
        new ImportFeedbackRequest { Options = Imports.Options("feedback.csv") },
            "respondent_kind,lead_ref,supervisor_ref,wave,q1,q2,q3,q4,q5,q6,theme_code\n" + rows);
}
