using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>ListDeflators: versions of the price index, by which an old answer is had again.</summary>
public sealed class ListDeflatorsTests
{
    private const string Index = "year,index,label\n2020/21,90,first\n2021/22,100,first\n";

    [SkippableTheory, EachStore]
    public async Task Another_index_changes_real_figures_only_and_the_old_answer_is_had_again_by_its_version(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var (costs, economics) = (programme.Costs(), programme.Client<EconomicsService.EconomicsServiceClient>());
        await costs.ImportIndexAsync(Index);
        var asking = new SummariseCostsRequest { PriceYear = "2020/21" };
        var (total, explain) = (new ExplainCostRequest { Code = "total.all", PriceYear = "2020/21" },
            new SummariseUnitCostsRequest { PriceYear = "2020/21" });
        var (old, oldLines, oldUnits) = (costs.SummariseCosts(asking), economics.ExplainCost(total), economics.SummariseUnitCosts(explain));

        await costs.ImportIndexAsync(Index.Replace("2020/21,90", "2020/21,80", StringComparison.Ordinal));
        await costs.ImportIndexAsync(Index.Replace("2020/21,90", "2020/21,80", StringComparison.Ordinal));
        var now = costs.SummariseCosts(asking);
        (asking.PriceIndexVersion, total.PriceIndexVersion, explain.PriceIndexVersion) = (1, 1, 1);

        Assert.Equal((12_345, 12_345 * 0.9, 1), (old.Overall.TotalPence, Math.Round(old.Overall.RealTotalPence, 6), old.PriceIndexVersion));
        Assert.Equal((12_345, 12_345 * 0.8, 2), (now.Overall.TotalPence, Math.Round(now.Overall.RealTotalPence, 6), now.PriceIndexVersion));
        Assert.Equal(old, costs.SummariseCosts(asking));
        Assert.Equal(oldLines, economics.ExplainCost(total));
        Assert.Equal(oldUnits, economics.SummariseUnitCosts(explain));
        asking.PriceIndexVersion = 3;
        await Imports.RefusedAsync(Reasons.NotFound, () => costs.SummariseCostsAsync(asking).ResponseAsync);
    }

    [SkippableTheory, EachStore]
    public async Task Versions_have_all_their_years_and_come_in_pages(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var costs = programme.Costs();
        await costs.ImportIndexAsync(Index);
        await costs.ImportIndexAsync("year,index,label\n2022/23,110,second\n");
        var blinded = await programme.ClientAsync<CostsService.CostsServiceClient>(Role.Statistician);

        var first = blinded.ListDeflators(new() { PageSize = 1 });
        var rest = blinded.ListDeflators(new() { PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal([("2020/21", 90.0, "first"), ("2021/22", 100, "first")],
            first.Versions.Single().Years.Select(year => (year.Year, year.Index, year.Label)));
        Assert.Equal((2, "2020/21 2021/22 2022/23"), (rest.Versions.Single().Number,
            string.Join(' ', rest.Versions.Single().Years.Select(year => year.Year))));
        Assert.Equal("", rest.NextPageToken);
    }
}
