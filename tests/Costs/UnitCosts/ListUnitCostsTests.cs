using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;

namespace Programme.Tests;

/// <summary>ListUnitCosts: all versions, for blinded roles too: a rate names no school.</summary>
public sealed class ListUnitCostsTests
{
    [SkippableTheory, EachStore]
    public async Task All_versions_come_in_pages_with_all_their_rows_to_every_role_that_reads_costs(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.Costs().ImportIndexAsync(GivenCosts.File("gdp-deflators.csv"));
        var economics = programme.Client<Client>();
        foreach (var hourPence in new[] { 1_000, 1_200, 1_000 })
            await economics.SetUnitCostsAsync(GivenUnitCosts.Table(hourPence));
        var blinded = await programme.ClientAsync<Client>(Role.Statistician);

        var page = blinded.ListUnitCosts(new() { PageSize = 2 });
        var rest = blinded.ListUnitCosts(new() { PageSize = 2, PageToken = page.NextPageToken });

        Assert.Equal([(1, 1_000.0, 2), (2, 1_200, 2), (3, 1_000, 2)],
            page.Tables.Concat(rest.Tables).Select(table => (table.Number, table.Rows[0].HourPence, table.Rows.Count)));
        Assert.Equal("", rest.NextPageToken);
        Assert.Equal(economics.ListUnitCosts(new()).Tables, page.Tables.Concat(rest.Tables));
    }
}
