using Programme.Access.V1;
using Programme.Costs;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The economics of a plan: recorded as data, refused where this program does something else, and gone by.</summary>
public sealed class PlannedEconomicsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_plan_has_its_economics_which_costs_read_and_what_this_program_does_not_do_is_refused(string store)
    {
        var programme = await programmes.OnAsync(store);
        var analysis = await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician);
        const string Wrong = """
            { "economics": { "price_year": "2021/23", "horizon_years": 5, "classes": ["prerequisite"], "discount_rate": 0.5,
              "worth_pence": [1, -1], "resamples": 10, "sensitivity": ["gold"], "dividend": 1 } }
            """;

        var shipped = (await analysis.RecordPlanAsync(new() { ValidateOnly = true })).Plan;
        var changed = (await analysis.RecordPlanAsync(new()
        {
            Json = """
                { "economics": { "price_year": "2020/21", "deflator_version": 2, "worth_pence": [500], "resamples": 300, "seed": 9 } }
                """,
            ValidateOnly = true,
        })).Plan;
        var member = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => analysis.RecordPlanAsync(new() { Json = Wrong }).ResponseAsync);
        var values = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => analysis.RecordPlanAsync(
            new() { Json = Wrong.Replace(", \"dividend\": 1", "", StringComparison.Ordinal) }).ResponseAsync);

        Assert.NotEqual(shipped.Sha256, changed.Sha256);
        Assert.Equal(("2021/22", 0, 2_000, 20_211L), Read(PlannedEconomics.Of(shipped.Json)));
        Assert.Equal(("2020/21", 2, 300, 9L), Read(PlannedEconomics.Of(changed.Json)));
        Assert.Equal(["plan.economics.dividend"], member.Fields());
        Assert.Equal(["plan.economics.horizon_years", "plan.economics.classes", "plan.economics.discount_rate",
            "plan.economics.price_year", "plan.economics.worth_pence[1]", "plan.economics.resamples", "plan.economics.sensitivity[0]"],
            values.Fields());
    }

    [Fact]
    public void What_is_asked_as_planned_is_on_plan_and_a_plan_from_before_says_nothing_of_the_year()
    {
        var planned = PlannedEconomics.Of(
            """{"economics":{"price_year":"2020/21","deflator_version":2,"worth_pence":[500],"resamples":300,"seed":9}}""");

        Assert.Empty(planned.OffPlan("", 0, [], 0, 0, default));
        Assert.Empty(planned.OffPlan("2020/21", 2, [500], 300, 9, default));
        Assert.Equal(["price_year", "price_index_version", "worth_pence", "resamples", "seed", "usual_practice_gaps"],
            planned.OffPlan("2021/22", 1, [501], 301, 8, Programme.Costs.V1.UsualPracticeGapRule.AsZero));
        Assert.Equal((null, 0, 2_000, 20_211L), Read(PlannedEconomics.Of("{}")));
        Assert.Empty(PlannedEconomics.Of("{}").OffPlan("2019/20", 0, [], 0, 0, default));
    }

    private static (string?, int, int, long) Read(PlannedEconomics plan) =>
        (plan.PriceYear, plan.IndexVersion, plan.Resamples, plan.Seed);
}
