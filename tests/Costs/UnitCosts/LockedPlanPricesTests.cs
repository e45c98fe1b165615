using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;

namespace Programme.Tests;

/// <summary>Prices of a locked plan: unit costs, their lines and the sensitivity go by them, and say what was asked otherwise.</summary>
public sealed class LockedPlanPricesTests
{
    private const string Plan = """
        { "economics": { "price_year": "2020/21", "deflator_version": 1, "sensitivity": ["schools_time_out", "direct_minutes", "group_size",
          "schools_per_supervisor"], "discount_rate": 0.05 } }
        """;

    [SkippableTheory, EachStore]
    public async Task Unit_costs_go_by_the_plan_once_it_is_locked_and_name_what_is_asked_otherwise(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        await programme.Costs().ImportIndexAsync("year,index,label\n2020/21,98.10,\"Invented, revised\"\n");
        var economics = programme.Client<Client>();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "350");
        var before = economics.SummariseUnitCosts(new());

        await GivenAnalysis.PlannedAsync(programme, Plan);
        var planned = economics.SummariseUnitCosts(new());
        var otherwise = economics.SummariseUnitCosts(new() { PriceYear = "2021/22", PriceIndexVersion = 2 });
        var own = coordinator.SummariseUnitCosts(new() { LaCode = "350" });
        var line = economics.ExplainCost(new() { Code = "total.prerequisite" });
        // A draft of one person unbinds nothing.
        await (await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician)).RecordPlanAsync(
            new() { Json = """{ "seed": 7 }""" });
        Assert.Equal(planned, economics.SummariseUnitCosts(new()));

        Assert.Equal(("2021/22", 2), (before.PriceYear, before.PriceIndexVersion));
        Assert.Equal(("2020/21", 1), (planned.PriceYear, planned.PriceIndexVersion));
        Assert.Empty(planned.OffPlan);
        Assert.Equal(["price_year", "price_index_version"], otherwise.OffPlan);
        Assert.Equal(before.Figures, otherwise.Figures);
        Assert.Equal(planned.Figures.Where(figure => figure.LaCode == "350"), own.Figures);
        Assert.Equal((1, 1.0), (line.PriceIndexVersion, line.Lines.Single(one => one.CostLine.LineRef == "K00001").PriceFactor));
        Assert.Equal(Total(before) * 0.9925, Total(planned), 1.0);
    }

    [SkippableTheory, EachStore]
    public async Task A_plan_without_a_version_goes_by_the_index_that_stood_when_it_was_locked(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<Client>();
        await GivenAnalysis.PlannedAsync(programme, """{ "economics": { "price_year": "2021/22", "deflator_version": 0 } }""");
        var before = economics.SummariseUnitCosts(new());
        programme.Clock.Advance(TimeSpan.FromMinutes(1));
        await programme.Costs().ImportIndexAsync("year,index,label\n2020/21,98.10,\"Invented, revised\"\n");

        Assert.Equal(1, before.PriceIndexVersion);
        Assert.Equal(before, economics.SummariseUnitCosts(new()));
        Assert.Equal(1, economics.ExplainCost(new() { Code = "total.all" }).PriceIndexVersion);
        Assert.Equal(1, (await economics.RunCostSensitivityAsync(RunCostSensitivityTests.Request())).PriceIndexVersion);
        Assert.Equal(2, economics.SummariseUnitCosts(new() { PriceIndexVersion = 2 }).PriceIndexVersion);
    }

    [SkippableTheory, EachStore]
    public async Task A_plan_that_was_locked_before_there_was_an_index_goes_by_none_that_comes_later(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadBeforeCostsAsync(deflators: false);
        var economics = programme.Client<Client>();
        await GivenAnalysis.PlannedAsync(programme, """{ "economics": { "price_year": "2021/22", "deflator_version": 0 } }""");
        programme.Clock.Advance(TimeSpan.FromMinutes(1));
        await programme.Costs().ImportIndexAsync(GivenCosts.File("gdp-deflators.csv"));
        await programme.Costs().ImportLinesAsync("U1,350,,la,travel,recurring,1000,,2020/21,2021-09-01,2021-12-31,intervention\n");

        var refused = await Imports.RefusedAsync(Reasons.NoPriceIndex, () => economics.SummariseUnitCostsAsync(new()).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NoPriceIndex, () => economics.ExplainCostAsync(new() { Code = "total.all" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NoPriceIndex,
            () => economics.RunCostSensitivityAsync(RunCostSensitivityTests.Request()).ResponseAsync);

        Assert.Contains("The locked plan of analysis names no version", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1, "price_index_version"), (economics.SummariseUnitCosts(new() { PriceIndexVersion = 1 }).PriceIndexVersion,
            Assert.Single(economics.SummariseUnitCosts(new() { PriceIndexVersion = 1 }).OffPlan)));
    }

    [SkippableTheory, EachStore]
    public async Task Rules_and_unit_costs_that_are_set_under_a_later_draft_move_nothing_that_goes_by_the_locked_plan(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        await programme.LoadAttendanceAsync();
        var economics = programme.Client<Client>();
        await GivenAllocation.RulesAsync(economics);
        await economics.SetUnitCostsAsync(GivenUnitCosts.Table(1_000));
        await GivenAnalysis.PlannedAsync(programme, Plan);
        var before = await AllAsync(programme);

        programme.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician)).RecordPlanAsync(
            new() { Json = """{ "seed": 7 }""" });
        await economics.SetAllocationRuleAsync(GivenAllocation.Rule("training", AllocationBasis.None));
        await economics.SetAllocationRuleAsync(GivenAllocation.Rule("it", AllocationBasis.Schools));
        await economics.SetUnitCostsAsync(GivenUnitCosts.Table(9_000));

        Assert.Equal(before, await AllAsync(programme));
    }

    private static async Task<(AllocateCostsResponse, SummariseUnitCostsResponse, RunCostSensitivityResponse, string)> AllAsync(
        RunningProgramme programme)
    {
        var economics = programme.Client<Client>();
        return (await economics.AllocateCostsAsync(new() { PageSize = 10_000 }), await economics.SummariseUnitCostsAsync(new()),
            await economics.RunCostSensitivityAsync(RunCostSensitivityTests.Request()), string.Join('\n', (await programme.ScrapeAsync())
                .Where(line => line.StartsWith("programme_costs_shared_pence", StringComparison.Ordinal))));
    }

    [SkippableTheory, EachStore]
    public async Task The_sensitivity_names_inputs_that_the_plan_does_not_move(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<Client>();
        var before = await economics.RunCostSensitivityAsync(RunCostSensitivityTests.Request());

        await GivenAnalysis.PlannedAsync(programme, Plan);
        var planned = await economics.RunCostSensitivityAsync(RunCostSensitivityTests.Request());

        Assert.Empty(before.OffPlan);
        Assert.Equal(["ranges.supervisor_vacancy"], planned.OffPlan);
        Assert.Equal(("2020/21", 1), (planned.PriceYear, planned.PriceIndexVersion));
    }

    [SkippableTheory, EachStore]
    public async Task A_roll_out_is_discounted_by_the_rate_of_the_locked_plan(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var economics = programme.Client<Client>();
        var before = await economics.ProjectRollOutAsync(GivenRollOut.Hundred(6_000_000));

        await GivenAnalysis.PlannedAsync(programme, Plan);
        var planned = await economics.ProjectRollOutAsync(GivenRollOut.Hundred(6_000_000));

        Assert.Equal((0.035, 0.05), (before.DiscountRate, planned.DiscountRate));
        Assert.Equal(before.Years.Select(year => year.TotalPence), planned.Years.Select(year => year.TotalPence));
        Assert.Equal([12_000_000, 12_000_000 / 1.05, 12_000_000 / (1.05 * 1.05)], planned.Years.Select(year => year.DiscountedPence),
            (one, other) => Math.Abs(one - other) < 1e-3);
    }

    private static double Total(SummariseUnitCostsResponse answer) =>
        answer.Figures.Single(figure => figure is { Code: "total.recurring", LaCode: "" }).RealValuePence;
}
