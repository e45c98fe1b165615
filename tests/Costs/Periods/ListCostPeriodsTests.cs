using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Journal;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.CostPeriodsService.CostPeriodsServiceClient;

namespace Programme.Tests;

/// <summary>ListCostPeriods: what is expected, late and in, and budget beside spent.</summary>
public sealed class ListCostPeriodsTests
{
    [SkippableTheory, EachStore]
    public async Task Each_authority_has_each_term_of_the_trial_and_those_with_lines_with_where_it_stands(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        programme.On(2022, 1, 30);
        var (analyst, manager) = await programme.PeopleAsync();
        var budget = GivenCosts.Line("B1");
        (budget.Money, budget.AmountPence) = (CostMoney.Budget, 20_000);
        await programme.Costs().RecordCostLineAsync(new() { CostLine = budget });
        await analyst.SubmitCostsAsync(GivenCostPeriods.Submit());

        var all = manager.ListCostPeriods(new()).Periods;
        var paged = await Pages.AllAsync(new ListCostPeriodsRequest { PageSize = 2 }, request => manager.ListCostPeriodsAsync(request),
            page => page.Periods);
        var own = (await programme.ClientAsync<Client>(Role.LaCoordinator, "351")).ListCostPeriods(new()).Periods;

        Assert.Equal(all, paged);
        Assert.Equal(["", "350", "351"], all.Select(one => one.LaCode).Distinct());
        Assert.Equal([("2021-autumn", "submitted", 0), ("2022-spring", "ahead", 0), ("2022-summer", "ahead", 0)],
            all.Where(one => one.LaCode == "350").Select(one => (one.Period, one.State, one.DaysLate)));
        Assert.Equal(("late", 2), all.Where(one => one is { LaCode: "351", Period: "2021-autumn" })
            .Select(one => (one.State, one.DaysLate)).Single());
        var autumn = all.Single(one => one is { LaCode: "350", Period: "2021-autumn" });
        Assert.Equal((2, 12_345L, 20_000L), (autumn.Lines, autumn.SpentPence, autumn.BudgetPence));
        Assert.Equal((12_345L, 0L), (autumn.SpentByDaysPence,
            all.Where(one => one is { LaCode: "350", Period: "2022-spring" }).Sum(one => one.SpentByDaysPence)));
        Assert.All(own, one => Assert.Equal("351", one.LaCode));
    }
}
