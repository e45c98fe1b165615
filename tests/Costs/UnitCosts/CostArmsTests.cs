using Programme.Costs;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenUnitCosts;

namespace Programme.Tests;

/// <summary>To which arm a cost counts: unit costs and costs beside effects say the same.</summary>
public sealed class CostArmsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory, MemberData(nameof(Seeds))]
    public void The_incremental_cost_of_unit_costs_is_the_difference_of_means_that_a_comparison_has(int seed)
    {
        var random = new Random(seed);
        List<AnalysedSchool> schools = [.. Enumerable.Range(0, 12).Select(at => new AnalysedSchool { Urn = $"{at}", Supervised = at < 5 })];
        // Lines of both attributions at schools of both arms; each school has one of usual practice.
        List<CostLineRow> lines = [.. Enumerable.Range(0, 60).Select(at => Line($"L{at:00}", $"{at % 12}",
            random.Next(-500, 9_000), at < 12 || random.Next(2) == 0 ? CostAttribution.UsualPractice : CostAttribution.Intervention,
            (CostClass)random.Next(2, 4)))];
        var (treated, owed) = (SchoolCosts.Urns(schools, supervised: true).ToHashSet(), new OwedTerms([CostPeriod.Find("2021-autumn")!]));
        var reach = new CostReach(1, 1, new StaffTime(), treated, SchoolCosts.Urns(schools, supervised: false).ToHashSet(),
            treated.ToDictionary(urn => urn, _ => 100));
        var costs = new SchoolCosts(lines, new SharedCosts([], new AllocationRules([])).Of(lines), owed, _ => 1);
        List<CostPart> parts = [.. lines.Select(line => CostPart.Single(line, reach, costs.Cover))];

        var figures = UnitCostFigures.Of(UnitCostRules.All, "", new SpentCosts(parts, parts, costs.Cover), reach, new PriceIndex(
            new Dictionary<string, double>()), "2021/22").ToDictionary(figure => figure.Code);

        Assert.Equal(schools.Where(school => school.Supervised).Average(school => costs[school.Urn])
            - schools.Where(school => !school.Supervised).Average(school => costs[school.Urn]),
            figures["school.incremental"].ValuePence, 6);
        Assert.Equal(figures["school.incremental"].ValuePence, figures["school.incremental_reported"].ValuePence, 9);
        Assert.Equal(costs.AtControls(schools) != 0, figures["school.incremental"].Gap.StartsWith("INTERVENTION_AT_CONTROLS: £",
            StringComparison.Ordinal) && figures["school.average"].Gap.Length > 0);
    }

    [SkippableTheory, EachStore]
    public async Task A_line_of_the_intervention_at_a_control_school_is_in_the_totals_and_in_no_cost_of_treated_schools(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<EconomicsService.EconomicsServiceClient>();
        var treated = economics.AllocateCosts(new() { LaCode = "350", PageSize = 10_000 }).Costs.Select(cost => cost.Urn).ToHashSet();
        var control = (await programme.Client<CostPeriodsService.CostPeriodsServiceClient>().ListUsualPracticeReturnsAsync(
            new() { LaCode = "350", Period = "2021-autumn" })).Returns.First(one => !treated.Contains(one.Urn)).Urn;
        var (before, sensitivity) = (economics.SummariseUnitCosts(new()), economics.RunCostSensitivity(RunCostSensitivityTests.Request()));

        await programme.Costs().ImportLinesAsync(
            $"X1,350,{control},school,dsl_time,recurring,1540000,,2021/22,2021-09-01,2022-07-31,intervention\n");
        var after = economics.SummariseUnitCosts(new());

        Assert.Equal(Of(before, "total.recurring").ValuePence + 1_540_000, Of(after, "total.recurring").ValuePence);
        Assert.All(before.Figures.Where(figure => figure.LaCode.Length == 0 && figure.Unit is not "total"
            && !figure.Code.StartsWith("usual_practice", StringComparison.Ordinal)), figure =>
        {
            var now = Of(after, figure.Code);
            var change = figure.Code.StartsWith("school.incremental", StringComparison.Ordinal) ? -10_000 : 0;
            Assert.Equal(figure.NumeratorPence + change, now.NumeratorPence, 6);
            Assert.Contains("INTERVENTION_AT_CONTROLS: £15,400.00 of the intervention is at control schools, rule K5 asks about it; "
                + (change == 0 ? "it is in no cost of treated schools." : "it counts to the control arm."), now.Gap,
                StringComparison.Ordinal);
        });
        Assert.Equal(sensitivity.Scenarios.Take(7).Select(one => one.PerPupilPence),
            economics.RunCostSensitivity(RunCostSensitivityTests.Request()).Scenarios.Take(7).Select(one => one.PerPupilPence));
    }

    private static CostLineRow Line(string lineRef, string urn, long pence, CostAttribution attribution, CostClass costClass) => new()
    {
        LineRef = lineRef,
        LaCode = "350",
        Urn = urn,
        Payer = Payer.School,
        Category = "management",
        CostClass = costClass,
        AmountPence = pence,
        PriceYear = "2021/22",
        PeriodStartOn = new(2021, 9, 1),
        PeriodEndOn = new(2021, 12, 31),
        Attribution = attribution,
    };
}
