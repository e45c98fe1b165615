using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;

namespace Programme.Tests;

/// <summary>CompareCostAndEffect, on the whole synthetic programme: nothing before the gate, then costs beside what the run says.</summary>
public sealed class CompareCostAndEffectTests
{
    [SkippableTheory, EachStore]
    public async Task Costs_stand_beside_effects_behind_the_gate_alone(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadAsync();
        var economics = programme.Client<Client>();
        await GivenAllocation.RulesAsync(economics);
        var costs = GivenUnitCosts.Table(1_000);
        costs.Handling.AddRange(GivenUnitCosts.Handling(5_000));
        await economics.SetUnitCostsAsync(costs);
        var plan = await GivenAnalysis.PlannedAsync(programme,
            """{ "economics": { "perspectives": ["la", "school", "programme", "downstream"] } }""");
        var locked = await GivenAnalysis.LockedAsync(programme);
        await Imports.RefusedAsync(Reasons.NotUnmasked, () => economics.CompareCostAndEffectAsync(new()).ResponseAsync);
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        await Imports.RefusedAsync(Reasons.NotFound, () => economics.CompareCostAndEffectAsync(new()).ResponseAsync);
        await GivenAnalysis.EndedAsync(programme, (await GivenAnalysis.Analysis(programme).EstimateEffectsAsync(new())).Run);

        var refused = economics.CompareCostAndEffect(new());
        var answer = economics.CompareCostAndEffect(GapsAsZero());
        var means = economics.CompareCostAndEffect(new() { UsualPracticeGaps = UsualPracticeGapRule.ArmMeans });

        Assert.StartsWith("USUAL_PRACTICE_GAPS: 116 of 152 supervised and 107 of 154 control schools lack", refused.Reason,
            StringComparison.Ordinal);
        Assert.Equal((null, null, null, 0), (refused.Cost, refused.Plane, refused.Downstream, refused.NetBenefits.Count));
        Assert.Equal(answer.Consequences, refused.Consequences);
        Assert.Equal(answer.CostAtReportedMeansPence, means.Cost.Estimate, 6);
        Assert.Equal(answer.CostAtReportedMeansPence, refused.CostAtReportedMeansPence);
        await BesideAsync(programme, answer);
        Benefits(answer);
        await RefusedAsync(programme);
        await LaterAsync(programme, answer);
    }

    /// <summary>What is set under a new draft, after the effects are known, moves nothing that the locked plan of the run fixed.</summary>
    private static async Task LaterAsync(RunningProgramme programme, CompareCostAndEffectResponse before)
    {
        programme.Clock.Advance(TimeSpan.FromMinutes(1));
        var (economics, statistician) = (programme.Client<Client>(),
            await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician));
        await statistician.RecordPlanAsync(new() { Json = """{ "seed": 7 }""" });
        await economics.SetAllocationRuleAsync(GivenAllocation.Rule("supervisor_salary", AllocationBasis.None));
        var costs = GivenUnitCosts.Table(9_000);
        costs.Handling.AddRange(GivenUnitCosts.Handling(9_000));
        await economics.SetUnitCostsAsync(costs);

        Assert.Equal(before, economics.CompareCostAndEffect(GapsAsZero()));
    }

    private static CompareCostAndEffectRequest GapsAsZero() => new() { UsualPracticeGaps = UsualPracticeGapRule.AsZero };

    /// <summary>The table of consequences is that of the run; who may read no survey score gets none.</summary>
    private static async Task BesideAsync(RunningProgramme programme, CompareCostAndEffectResponse answer)
    {
        var results = GivenAnalysis.Analysis(programme).ListResults(new() { PageSize = 10_000 });
        string Value(string id, string key) => results.Results.Single(result => result.Id == id && result.Key == key).Value;
        var primary = answer.Consequences.Single(one => one.Id == "itt.primary.wls_rd");
        var analyst = await programme.ClientAsync<Client>(Role.CostAnalyst);

        var forAnalyst = await analyst.CompareCostAndEffectAsync(GapsAsZero());

        Assert.Equal((results.Run.Number, results.Run.DatasetSha256), (answer.Run, answer.DatasetSha256));
        Assert.Equal([Value(primary.Id, "estimate"), Value(primary.Id, "ci_lo_CR2_satt"), Value(primary.Id, "ci_hi_CR2_satt")],
            new[] { primary.Estimate, primary.Lower, primary.Upper }.Select(number =>
                number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains(answer.Consequences, one => one is { Id: "rate.poisson.nfa", Measure: "rate_ratio" });
        Assert.Contains(answer.Consequences, one => one.Id.StartsWith("turnover.cox.efron", StringComparison.Ordinal));
        Assert.Contains(answer.Consequences, one => one.Id.StartsWith("burnout.ancova", StringComparison.Ordinal));
        Assert.Equal(answer.Consequences.Where(one => !one.Id.StartsWith("burnout", StringComparison.Ordinal)), forAnalyst.Consequences);
        Assert.All(answer.Consequences, one => Assert.NotEqual(one.HasEstimate, one.Reason.Length > 0));
        Assert.All(answer.Consequences.Where(one => one.HasEstimate), one => Assert.InRange(one.Estimate, one.Lower, one.Upper));
        Assert.Equal((154, 47, 0), (answer.ControlSchools, answer.ControlSchoolsWithLines, (int)answer.NotSharedPence));
        Assert.Equal([("supervised", 36, 116), ("control", 47, 107)],
            answer.UsualPractice.Select(one => (one.Arm, one.WithCost, one.Gaps)));
        // The means of schools that reported differ by £20 less than those over all schools.
        Assert.Equal(1_986, answer.CostAtReportedMeansPence - answer.Cost.Estimate, 500.0);
    }

    /// <summary>The numbers are of R (HC2) on the files of the synthetic programme, lines shared in fractions of a penny.</summary>
    private static void Benefits(CompareCostAndEffectResponse answer)
    {
        Assert.Equal((306, 0), (answer.Schools, answer.SchoolsLeftOut.Count));
        Assert.Equal(700_070.686396, answer.Cost.Estimate, 0.1);
        Assert.Equal(15_661.3659853, answer.Cost.Error, 0.1);
        Assert.Equal(0.461044516967, answer.Effect.Estimate, 1e-9);
        Assert.Equal(1.31924088022, answer.Effect.Error, 1e-9);
        Assert.Equal(-653_966.234699, answer.NetBenefits[4].BenefitPence, 0.1);
        Assert.Equal(132_697.750375, answer.NetBenefits[4].ErrorPence, 0.1);
        Assert.StartsWith("FIELLER_UNBOUNDED: ", answer.RatioReason, StringComparison.Ordinal);
        Assert.Equal(("", ""), (answer.Reason, answer.PlaneReason));
        Assert.Equal([0, 10_000, 25_000, 50_000, 100_000], answer.NetBenefits.Select(one => one.WorthPence));
        Assert.All(answer.NetBenefits, one => Assert.Equal(one.WorthPence * answer.Effect.Estimate - answer.Cost.Estimate,
            one.BenefitPence, 1e-4));
        Assert.Equal(answer.Cost.Error, answer.NetBenefits[0].ErrorPence, 9);
        Assert.InRange(answer.Plane.CostLowerPence, 0, answer.Cost.Estimate);
        Assert.Equal(1, answer.Plane.MoreCostMoreEffect + answer.Plane.LessCostMoreEffect + answer.Plane.LessCostLessEffect
            + answer.Plane.MoreCostLessEffect, 9);
        Assert.Equal((2_000, 20_211, 0), (answer.Plane.Resamples, answer.Plane.Seed, answer.Plane.Points.Count));
        Assert.Equal(0, answer.NetBenefits[0].Acceptability);
        Assert.Null(answer.Ratio);
        Assert.Equal(("2021/22", "usual_practice_gaps"), (answer.PriceYear, Assert.Single(answer.OffPlan)));
        Assert.Equal((1, 306, 3, ""), (answer.Downstream.UnitCostNumber, answer.Downstream.Schools, answer.Downstream.Events.Count,
            answer.DownstreamReason));
        Assert.Equal(answer.Cost.Estimate + answer.Downstream.Handling.Estimate, answer.Downstream.WithProgramme.Estimate, 6);
    }

    private static async Task RefusedAsync(RunningProgramme programme)
    {
        var economics = programme.Client<Client>();
        var wrong = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => economics.CompareCostAndEffectAsync(
            new() { WorthPence = { -1 }, Resamples = 5, Seed = -1, PriceYear = "202122" }).ResponseAsync);
        var limited = await programme.ClientAsync<Client>(Role.CostAnalyst, "350");
        await Imports.RefusedAsync(Reasons.RoleNotAllowed, () => limited.CompareCostAndEffectAsync(new()).ResponseAsync);
        var points = economics.CompareCostAndEffect(new()
        {
            WithPoints = true,
            Resamples = 200,
            Seed = 5,
            WorthPence = { 1_000 },
            UsualPracticeGaps = UsualPracticeGapRule.AsZero
        });

        Assert.Equal(["price_year"], wrong.Fields());
        Assert.Equal(["worth_pence", "resamples", "seed", "usual_practice_gaps"], points.OffPlan);
        Assert.Equal((200, 200, 5), (points.Plane.Points.Count, points.Plane.Resamples, points.Plane.Seed));
        Assert.Equal(points.Plane.Points.Count(point => 1_000 * point.Effect > point.CostPence) / 200.0,
            Assert.Single(points.NetBenefits).Acceptability);
    }
}
