using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ImportFeedbackTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task A_respondent_answers_once_in_a_wave_and_a_later_file_corrects(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var first = (await ImportAsync(delivery, "dsl,L0003,,midpoint,5,,4,4,4,5,thresholds\nsupervisor,,SSW01,midpoint,1,2,3,4,5,1,none\n")).Report;
        var second = (await ImportAsync(delivery, "dsl,L0003,,midpoint,5,3,4,4,4,5,thresholds\ndsl,L0003,,endpoint,5,5,4,4,4,5,\n")).Report;

        Assert.Equal(2, first.RowsAdded);
        Assert.Equal((1, 1), (second.RowsAdded, second.RowsChanged));
    }

    [SkippableTheory, EachStore]
    public async Task Exactly_one_known_respondent_and_scores_from_1_to_5_are_expected(string store)
    {
        var delivery = GivenDelivery.Delivery(await programmes.OnAsync(store));

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => ImportAsync(delivery,
            "dsl,L0002,SSW01,midpoint,5,5,4,4,4,5,none\ndsl,,,midpoint,5,5,4,4,4,5,none\nsupervisor,,SSW99,midpoint,5,5,4,4,4,5,none\ndsl,L0004,,midpoint,6,0,4,4,4,5,he said so\ndsl,L0004,,midpoint,5,5,4,4,4,5,none\n"));

        Assert.Equal(
            [
                "line 2, column supervisor_ref", "line 3, column lead_ref", "line 4, column supervisor_ref", "line 5, column theme_code", "line 5, column q1", "line 5, column q2",
                "line 6, column wave",
            ],
            refusal.Fields());
    }

    private static Task<ImportFeedbackResponse> ImportAsync(DeliveryService.DeliveryServiceClient delivery, string rows) => delivery.ImportFeedback().SendAsync(
        new ImportFeedbackRequest { Options = Imports.Options("feedback.csv") }, "respondent_kind,lead_ref,supervisor_ref,wave,q1,q2,q3,q4,q5,q6,theme_code\n" + rows);
}
