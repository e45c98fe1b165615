using Programme.Access.V1;
using Programme.Delivery.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SummariseUsualPracticeTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Schools_that_said_nothing_are_in_no_share_and_each_point_is_counted_by_itself(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenDelivery.EnrolAsync(programme, allTerms: false);
        var evaluation = GivenDelivery.Evaluation(programme);
        await evaluation.PracticeAsync(
            """
            170002,baseline,2021-08-20,1,0,,0,termly,monthly
            170005,baseline,2021-08-21,0,0,0,0,never,never
            170009,baseline,2021-09-02,0,0,,0,,
            170002,end,2022-07-01,,,,1,monthly,

            """);

        var all = evaluation.SummariseUsualPractice(new()).Summaries;
        var baseline = all.Single(row => row.LaCode == "350" && row.Point == PracticePoint.Baseline);
        var end = all.Single(row => row.LaCode == "350" && row.Point == PracticePoint.End);

        Assert.Equal((3, 2, 1, 0.5), (baseline.SchoolsReporting, baseline.SchoolsKnown, baseline.SchoolsWithAny, baseline.ShareWithAny));
        Assert.Equal((1, 0, 1, 1),
            (baseline.BySource["internal"], baseline.BySource["bought_in"], baseline.ByFrequency["termly"], baseline.ByFrequency["never"]));
        Assert.Equal((2, 1), (baseline.AdviceLineKnown, baseline.AdviceLineUsed));
        Assert.Equal((1, 1, 1), (end.SchoolsReporting, end.SchoolsWithAny, end.BySource["bought_in"]));
        Assert.Equal(DeliveryFiles.Authority.Values.Count(code => code == "350"), baseline.Schools);
        Assert.Equal((20, false), (all.Count, all.First(row => row.LaCode == "351").HasShareWithAny));
        Assert.Equal(2, evaluation.SummariseUsualPractice(new() { AsOf = GivenDelivery.Day(2021, 9, 1) }).Summaries[0].SchoolsReporting);
        var elsewhere = await programme.ClientAsync<EvaluationService.EvaluationServiceClient>(Role.LaCoordinator, "351");
        Assert.All(elsewhere.SummariseUsualPractice(new()).Summaries, row => Assert.Equal(("351", 0), (row.LaCode, row.SchoolsReporting)));
    }
}
