using Programme.Access.V1;
using Programme.Costs;
using Programme.Costs.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;

namespace Programme.Tests;

/// <summary>RunCostSensitivity: other ways to count the trial's lines, and a roll-out with its inputs moved, against hand work.</summary>
public sealed class RunCostSensitivityTests(Programmes programmes) : IClassFixture<Programmes>
{
    [Fact]
    public void Each_input_moves_the_roll_out_as_by_hand_and_the_widest_comes_first()
    {
        var answer = Tornado.Of(RollOutInputs.Of(Request().Base, null), Request().Ranges,
            [new() { First = "direct_minutes", Second = "supervisor_vacancy" }]);

        // 100 schools × 10 sessions × 125 minutes of 1,200 hours = 1.74: 2 posts of £60,000 for 100,000 pupils and 1,000 sessions.
        Assert.Equal((120.0, 12_000.0), (answer.PerPupilPence, answer.PerSessionPence));
        Assert.Equal(["schools_per_supervisor", "supervisor_vacancy", "direct_minutes", "group_size"],
            answer.Swings.Select(swing => swing.Name));
        // 5 posts for 20 schools each; 2 for 60.
        Assert.Equal((300.0, 120.0, 180.0), Ends(answer.Swings[0]));
        // A quarter is vacant: three quarters of the pay and of the sessions.
        Assert.Equal((120.0, 90.0, 30.0), Ends(answer.Swings[1]));
        Assert.Equal((12_000.0, 12_000.0), (answer.Swings[1].PerSessionAtLowPence, answer.Swings[1].PerSessionAtHighPence));
        // 70 minutes: 1.67 posts; 90 minutes: 1.94. Both 2.
        Assert.Equal((120.0, 120.0, 0.0), Ends(answer.Swings[2]));
        Assert.Equal((120.0, 90.0, 120.0, 90.0), (answer.Pairs[0].LowLowPence, answer.Pairs[0].LowHighPence,
            answer.Pairs[0].HighLowPence, answer.Pairs[0].HighHighPence));
        Assert.False(answer.Swings[0].HasBase);
    }

    [Fact]
    public void A_vacant_post_makes_a_session_dearer_where_something_else_is_paid()
    {
        var request = Request();
        request.Base.AuthorityRecurringPence = 3_000_000;

        var vacancy = Tornado.Of(RollOutInputs.Of(request.Base, null), request.Ranges, []).Swings
            .Single(swing => swing.Name == "supervisor_vacancy");

        Assert.Equal(15_000, vacancy.PerSessionAtLowPence, 9);
        Assert.Equal((9_000_000 + 3_000_000) / 750.0, vacancy.PerSessionAtHighPence, 9);
        Assert.True(vacancy.PerPupilAtHighPence < vacancy.PerPupilAtLowPence);
    }

    [SkippableTheory, EachStore]
    public async Task The_trials_own_cost_per_pupil_is_counted_in_the_ways_that_are_always_asked_for(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var economics = programme.Client<Client>();
        var units = economics.SummariseUnitCosts(new()).Figures.Where(figure => figure.LaCode.Length == 0)
            .ToDictionary(figure => figure.Code);
        double Real(string code) => units[code].RealValuePence;
        var (pupils, startUp, recurring) = (units["pupil.year_one"].Denominator, Real("total.start_up"), Real("total.recurring"));

        var scenarios = (await economics.RunCostSensitivityAsync(Request())).Scenarios.ToDictionary(one => one.Code);

        Assert.Equal(Real("pupil.three_years"), scenarios["as_is"].PerPupilPence, 7);
        Assert.Equal(Real("pupil.three_years_without_schools_time"), scenarios["schools_time_out"].PerPupilPence, 7);
        Assert.Equal((startUp + Real("total.prerequisite")) / 3 / pupils + recurring / pupils,
            scenarios["prerequisites_in"].PerPupilPence, 7);
        Assert.Equal(Real("pupil.three_years_known"), scenarios["schools_without_pupils_out"].PerPupilPence, 7);
        Assert.Equal((startUp + recurring) / pupils, scenarios["start_up_life_1"].PerPupilPence, 7);
        Assert.Equal(scenarios["as_is"].PerPupilPence, scenarios["start_up_life_3"].PerPupilPence, 7);
        Assert.Equal((startUp / 5 + recurring) / pupils, scenarios["start_up_life_5"].PerPupilPence, 7);
        Assert.Equal(scenarios["schools_time_out"].PerPupilPence - scenarios["as_is"].PerPupilPence,
            scenarios["schools_time_out"].DifferencePence, 9);
    }

    [SkippableTheory, EachStore]
    public async Task A_rule_of_sharing_changes_authorities_and_no_total_and_none_leaves_the_lines_of_schools(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var scenarios = (await programme.Client<Client>().RunCostSensitivityAsync(Request())).Scenarios.ToDictionary(one => one.Code);
        string[] rules = ["rules_sessions", "rules_schools", "rules_pupils"];

        Assert.All(rules, rule => Assert.Equal(scenarios["as_is"].PerPupilPence, scenarios[rule].PerPupilPence, 3));
        Assert.All(rules, rule => Assert.True(scenarios[rule].LowestAuthorityPence < scenarios[rule].PerPupilPence
            && scenarios[rule].PerPupilPence < scenarios[rule].HighestAuthorityPence));
        Assert.Equal(3, rules.Select(rule => scenarios[rule].HighestAuthorityPence).Distinct().Count());
        Assert.True(scenarios["rules_none"].PerPupilPence < scenarios["rules_pupils"].PerPupilPence / 2);
    }

    [SkippableTheory, EachStore]
    public async Task Rules_as_set_are_a_reason_without_any_and_name_categories_that_lack_one(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<Client>();

        var none = AsSet(await economics.RunCostSensitivityAsync(Request()));
        await economics.SetAllocationRuleAsync(GivenAllocation.Rule("travel", AllocationBasis.Schools));
        var some = AsSet(await economics.RunCostSensitivityAsync(Request()));

        Assert.Equal((false, false, false, "INPUT_MISSING: no rule of shared costs is set; see SetAllocationRule."),
            (none.HasPerPupilPence, none.HasDifferencePence, none.HasLowestAuthorityPence, none.Reason));
        Assert.Equal((true, ""), (some.HasPerPupilPence, some.Reason));
        Assert.EndsWith("not in it: it, management, materials, on_costs, recruitment, supervisor_salary, training", some.Rule,
            StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task Without_a_cost_line_no_scenario_has_a_value(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadBeforeCostsAsync();

        var answer = await programme.Client<Client>().RunCostSensitivityAsync(Request());

        Assert.All(answer.Scenarios, one => Assert.Equal((false, true),
            (one.HasPerPupilPence, one.Reason.StartsWith("INPUT_MISSING", StringComparison.Ordinal))));
    }

    private static CostScenario AsSet(RunCostSensitivityResponse answer) => answer.Scenarios.Single(one => one.Code == "rules_as_set");

    [SkippableTheory, EachStore]
    public async Task What_is_missing_is_named_and_what_is_wrong_is_told_at_once(string store)
    {
        var economics = (await programmes.WithTheSyntheticProgrammeAsync(store)).Client<Client>();
        var (lacking, bare, wrong, outside) = (Request(), Request(), Request(), Request());
        lacking.Base.ClearPupils();
        bare.Ranges.RemoveAt(3);
        bare.Ranges.RemoveAt(0);
        wrong.Ranges.Add(new InputRange { Name = "gold", Low = 2, High = 1 });
        wrong.Ranges[3].High = 1.5;
        wrong.Pairs.Add(new InputPair { First = "schools", Second = "schools" });
        outside.Ranges[2].Low = 80;

        var input = await Imports.RefusedAsync(Reasons.InputMissing, () => economics.RunCostSensitivityAsync(lacking).ResponseAsync);
        var range = await Imports.RefusedAsync(Reasons.InputMissing, () => economics.RunCostSensitivityAsync(bare).ResponseAsync);
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => economics.RunCostSensitivityAsync(wrong).ResponseAsync);
        var around = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => economics.RunCostSensitivityAsync(outside).ResponseAsync);

        Assert.Contains("pupils", input.Message, StringComparison.Ordinal);
        Assert.Contains("group_size, supervisor_vacancy", range.Message, StringComparison.Ordinal);
        Assert.Equal(["ranges[3].high", "ranges[4].name", "ranges[4].high", "pairs[0].first", "pairs[0].second", "pairs[0].second"],
            fields.Fields());
        Assert.Equal(["ranges[2]"], around.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task Before_the_unmasking_a_blinded_role_is_refused(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var blinded = await programme.ClientAsync<Client>(Role.Statistician);

        await Imports.RefusedAsync(Reasons.NotUnmasked, () => blinded.RunCostSensitivityAsync(Request()).ResponseAsync);
    }

    private static (double Low, double High, double Width) Ends(InputSwing swing) =>
        (Math.Round(swing.PerPupilAtLowPence, 9), Math.Round(swing.PerPupilAtHighPence, 9), Math.Round(swing.WidthPence, 9));

    internal static RunCostSensitivityRequest Request() => new()
    {
        Base = GivenRollOut.Hundred(supervisorPence: 6_000_000),
        Ranges =
        {
            new InputRange { Name = "group_size", Low = 2, High = 6 },
            new InputRange { Name = "schools_per_supervisor", Low = 20, High = 60 },
            new InputRange { Name = "direct_minutes", Low = 70, High = 90 },
            new InputRange { Name = "supervisor_vacancy", Low = 0, High = 0.25 },
        },
    };
}
