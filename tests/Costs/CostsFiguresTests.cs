using System.Globalization;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class CostsFiguresTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_sum_over_the_label_la_counts_every_line_once(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var overall = programme.Costs().SummariseCosts(new()).Overall;

        var lines = await programme.ScrapeAsync();

        Assert.Equal(overall.TotalPence, Values(lines, "programme_costs_pence{").Sum());
        Assert.Equal(4_892_480 + 1_256_830 + 961_193, Values(lines, "programme_costs_pence{la=\"all\"").Sum());
        Assert.Equal(9 * 11, Values(lines, "programme_costs_pence{").Count);
    }

    [SkippableTheory, EachStore]
    public async Task Unit_costs_are_published_per_authority_and_over_all(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var summary = programme.Costs().SummariseCosts(new());
        var lead = (await programme.ClientAsync<Programme.Costs.V1.CostsService.CostsServiceClient>(Programme.Access.V1.Role.ProgrammeLead))
            .SummariseCosts(new());

        var lines = await programme.ScrapeAsync();

        Assert.Equal(lead.Overall.PerSessionPence, Values(lines, "programme_cost_per_session_pence{la=\"all\"").Single(), 6);
        Assert.Equal(lead.Overall.PerSchoolPence, Values(lines, "programme_cost_per_school_pence{la=\"all\"").Single(), 6);
        Assert.Equal(lead.Overall.PerPupilPence, Values(lines, "programme_cost_per_pupil_pence{la=\"all\"").Single(), 6);
        Assert.Equal(306 / 2, Values(lines, "programme_costs_reached{", "measure=\"schools\"").Sum());
        Assert.Equal(lead.Overall.PupilsByDesign, Values(lines, "programme_costs_reached{", "measure=\"pupils\"").Sum());
        Assert.All(lead.ByLa.Zip(summary.ByLa), pair => Assert.Equal(pair.Second.PerSessionPence, pair.First.PerSessionPence,
            0.1 * pair.Second.PerSessionPence));
        foreach (var one in lead.ByLa)
            Assert.Equal(one.PerSessionPence, Values(lines, $"programme_cost_per_session_pence{{la=\"{one.LaCode}\"").Single(), 6);
    }

    [SkippableTheory, EachStore]
    public async Task The_budget_stands_beside_what_was_spent_and_where_there_is_none_there_is_no_figure(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var before = await programme.ScrapeAsync();
        await programme.Costs().ImportCosts().SendAsync(
            new Programme.Costs.V1.ImportCostsRequest { Options = Imports.Options("budget.csv") }, GivenCosts.Header.TrimEnd() + ",money\n"
                + "B1,350,,la,travel,recurring,200000,,2021/22,2021-09-01,2022-07-31,intervention,budget\n"
                + "B2,350,,la,training,start_up,50000,,2021/22,2021-09-01,2022-07-31,intervention,budget\n"
                + "B3,,,programme,it,start_up,9000,,2021/22,2021-09-01,2022-07-31,intervention,budget\n");

        var after = await programme.ScrapeAsync();

        Assert.Empty(Values(before, "programme_costs_budget_pence{"));
        Assert.Equal([250_000], Values(after, "programme_costs_budget_pence{la=\"350\""));
        Assert.Equal([9_000], Values(after, "programme_costs_budget_pence{la=\"all\""));
        Assert.Equal(2, Values(after, "programme_costs_budget_pence{").Count);
        Assert.Equal(Values(before, "programme_costs_pence{"), Values(after, "programme_costs_pence{"));
        Assert.Equal([Values(after, "programme_costs_pence{la=\"350\"").Sum()],
            Values(after, "programme_costs_spent_to_date_pence{la=\"350\""));
    }

    [SkippableTheory, EachStore]
    public async Task Budget_and_spent_count_by_the_same_days_while_periods_run(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.AddAuthoritiesAsync();
        programme.On(2021, 12, 31);
        await programme.Costs().ImportCosts().SendAsync(
            new Programme.Costs.V1.ImportCostsRequest { Options = Imports.Options("budget.csv") }, GivenCosts.Header.TrimEnd() + ",money\n"
                + "B1,350,,la,travel,recurring,33400,,2021/22,2021-09-01,2022-07-31,intervention,budget\n"
                + "B2,350,,la,travel,recurring,90000,,2021/22,2022-01-01,2022-07-31,intervention,budget\n"
                + "S1,350,,la,travel,recurring,66800,,2021/22,2021-09-01,2022-07-31,intervention,\n"
                + "S2,351,,la,travel,recurring,66800,,2021/22,2021-09-01,2022-07-31,intervention,\n");

        var lines = await programme.ScrapeAsync();
        var autumn = programme.Client<Programme.Costs.V1.CostPeriodsService.CostPeriodsServiceClient>()
            .ListCostPeriods(new() { LaCode = "350" }).Periods[0];

        // Of 334 days 122 are over.
        Assert.Equal([12_200], Values(lines, "programme_costs_budget_pence{"));
        Assert.Equal([24_400], Values(lines, "programme_costs_spent_to_date_pence{"));
        Assert.Equal((12_200, 24_400), (autumn.BudgetByDaysPence, autumn.SpentByDaysPence));
        Assert.Equal(2 * 66_800, Values(lines, "programme_costs_pence{").Sum());
    }

    private static List<double> Values(IEnumerable<string> lines, string start, string label = "") =>
        [.. lines.Where(line => line.StartsWith(start, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
            .Select(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture))];
}
