using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;

namespace Programme.Tests;

/// <summary>SetUnitCosts: versions of what an hour costs; a session goes by the one in force on its day.</summary>
public sealed class SetUnitCostsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Derived_hours_have_money_by_the_version_in_force_on_the_day_of_each_session(string store)
    {
        await using var programme = await LoadedAsync(store);
        var economics = programme.Client<Client>();
        var delivery = GivenDelivery.Delivery(programme);
        var days = delivery.SummariseStaffTime(new() { FirstOn = new() { Year = 2022, Month = 1, Day = 1 } }).Overall;
        var all = delivery.SummariseStaffTime(new()).Overall;

        await economics.SetUnitCostsAsync(GivenUnitCosts.Table(1_000));
        await economics.SetUnitCostsAsync(GivenUnitCosts.Table(9_999, new() { Year = 2022, Month = 1, Day = 1 }));
        await economics.SetUnitCostsAsync(GivenUnitCosts.Table(1_500, new() { Year = 2022, Month = 1, Day = 1 }));
        var hours = economics.SummariseUnitCosts(new()).StaffHours;

        var (late, whole) = ((days.HeldMinutes + days.PreparationMinutes + days.TravelMinutes) / 60.0, 2_785.916667);
        Assert.InRange(late, 100, 2_700);
        Assert.Equal((whole - late) * 1_000 + late * 1_500, hours[0].DerivedCostPence, 2);
        Assert.Equal(((all.LeadMinutes - days.LeadMinutes) * 1_000 + days.LeadMinutes * 1_500) / 60.0, hours[1].DerivedCostPence, 4);
        Assert.All(hours.Take(2), one => Assert.Equal(("", "", "[ 1, 3 ]"),
            (one.DerivedCost, one.DerivedCostReason, one.UnitCostNumbers.ToString())));
        Assert.Equal(hours[0].DerivedCostPence, hours.Where(one => one is { Staff: "supervisor", LaCode.Length: > 0 })
            .Sum(one => one.DerivedCostPence), 3);
        Assert.Equal(hours[0].DerivedCostPence, hours[0].RealDerivedCostPence, 6);
    }

    [SkippableTheory, EachStore]
    public async Task One_derived_hour_without_a_unit_cost_leaves_all_without_money_and_says_how_many(string store)
    {
        await using var programme = await LoadedAsync(store);
        var economics = programme.Client<Client>();
        var late = GivenUnitCosts.Table(1_000, new() { Year = 2021, Month = 12, Day = 1 });
        late.Rows.RemoveAt(1);

        await economics.SetUnitCostsAsync(late);
        var hours = economics.SummariseUnitCosts(new()).StaffHours;

        Assert.All(hours.Take(2), one => Assert.Equal(("x", false), (one.DerivedCost, one.HasDerivedCostPence)));
        Assert.StartsWith("NO_UNIT_COST: no unit cost of a lead was in force for 2647.17 derived hours", hours[1].DerivedCostReason,
            StringComparison.Ordinal);
        Assert.DoesNotContain("2785.92", hours[0].DerivedCostReason, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task An_hour_costs_its_post_over_its_paid_hours_and_the_same_table_again_is_told(string store)
    {
        await using var programme = await LoadedAsync(store);
        var economics = programme.Client<Client>();
        var first = GivenUnitCosts.Table(1_000);

        var set = (await economics.SetUnitCostsAsync(first)).Table;
        await Imports.RefusedAsync(Reasons.AlreadyExists, () => economics.SetUnitCostsAsync(first).ResponseAsync);
        Assert.Equal((1, 1_000.0, "supervisor", "lead"), (set.Number, set.Rows[0].HourPence, set.Rows[0].Staff, set.Rows[1].Staff));
    }

    [SkippableTheory, EachStore]
    public async Task Costs_of_handling_are_kept_with_their_version_and_other_ones_are_another_version(string store)
    {
        await using var programme = await LoadedAsync(store);
        var economics = programme.Client<Client>();
        var (bare, priced, dearer) = (GivenUnitCosts.Table(1_000), GivenUnitCosts.Table(1_000), GivenUnitCosts.Table(1_000));
        priced.Handling.AddRange(GivenUnitCosts.Handling(5_000));
        dearer.Handling.AddRange(GivenUnitCosts.Handling(6_000));
        var wrong = dearer.Clone();
        wrong.Handling.Add(new HandlingUnitCost { Event = "contact", Pence = 0 });
        wrong.Handling.Add(new HandlingUnitCost { Event = "visit", Pence = 5 });

        await economics.SetUnitCostsAsync(bare);
        await economics.SetUnitCostsAsync(priced);
        await Imports.RefusedAsync(Reasons.AlreadyExists, () => economics.SetUnitCostsAsync(priced).ResponseAsync);
        await economics.SetUnitCostsAsync(dearer);
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => economics.SetUnitCostsAsync(wrong).ResponseAsync);

        Assert.Equal(["", "contact 5000, referral 50000, section_47 200000", "contact 6000, referral 60000, section_47 240000"],
            economics.ListUnitCosts(new()).Tables.Select(table =>
                string.Join(", ", table.Handling.Select(cost => $"{cost.Event} {cost.Pence}"))));
        Assert.Equal(["handling[3].event", "handling[3].pence", "handling[4].event"], fields.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task What_is_wrong_is_told_at_once_and_a_price_year_needs_its_index(string store)
    {
        var programme = await programmes.OnAsync(store);
        var wrong = GivenUnitCosts.Table(1_000);
        (wrong.Source, wrong.PriceYear, wrong.ValidFrom) = ("", "2021", null);
        (wrong.Rows[0].Staff, wrong.Rows[0].PaidHours, wrong.Rows[1].OnCostsPence) = ("lead", double.NaN, -1);

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => programme.Client<Client>().SetUnitCostsAsync(wrong).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NoPriceIndex,
            () => programme.Client<Client>().SetUnitCostsAsync(GivenUnitCosts.Table(1_000)).ResponseAsync);
        var limited = await programme.ClientAsync<Client>(Role.CostAnalyst, "350");
        await Imports.RefusedAsync(Reasons.RoleNotAllowed, () => limited.SetUnitCostsAsync(GivenUnitCosts.Table(1_000)).ResponseAsync);

        Assert.Equal(["rows[0].paid_hours", "rows[1].staff", "rows[1].on_costs_pence", "price_year", "valid_from", "source"],
            refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task Under_a_locked_plan_the_table_is_closed(string store)
    {
        await using var programme = await LoadedAsync(store);
        var statistician = await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician);
        var plan = (await statistician.RecordPlanAsync(new())).Plan;
        await (await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.TrialManager)).LockPlanAsync(
            new() { Sha256 = plan.Sha256 });

        await Imports.RefusedAsync(Reasons.InALockedPlan,
            () => programme.Client<Client>().SetUnitCostsAsync(GivenUnitCosts.Table(1_000)).ResponseAsync);
    }

    private static async Task<RunningProgramme> LoadedAsync(string store)
    {
        var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        await programme.LoadAttendanceAsync();
        return programme;
    }
}
