using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>ListCostLineVersions: what lines said before corrections and files.</summary>
public sealed class ListCostLineVersionsTests
{
    [SkippableTheory, EachStore]
    public async Task Earlier_versions_come_oldest_first_with_the_reason_or_the_file(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var costs = programme.Costs();
        var line = GivenCosts.Line("P1");
        line.AmountPence = 20_000;
        await costs.CorrectCostLineAsync(new() { CostLine = line, Reason = "The bill came." });
        await costs.ImportLinesAsync("P1,350,,la,travel,recurring,30000,7.5,2021/22,2021-09-01,2021-12-31,intervention\n");
        await costs.ImportLinesAsync("P1,350,,la,travel,recurring,30000,7.5,2021/22,2021-09-01,2021-12-31,intervention\n");

        var noted = await costs.ImportLinesAsync("P1,350,,la,travel,recurring,40000,7.5,2021/22,2021-09-01,2021-12-31,intervention\n");
        await costs.ImportLinesAsync("P1,350,,la,travel,recurring,50000,7.5,2021/22,2021-09-01,2021-12-31,intervention\n",
            reason: "The invoice was in pounds.");
        var wrong = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => costs.ImportLinesAsync("", reason: "x"));

        var first = costs.ListCostLineVersions(new() { PageSize = 1 });
        var rest = costs.ListCostLineVersions(new() { PageSize = 10, PageToken = first.NextPageToken });
        var other = (await programme.ClientAsync<CostsService.CostsServiceClient>(Role.LaCoordinator, "351")).ListCostLineVersions(new());

        Assert.Equal([(1, 12_345L, "The bill came."), (2, 20_000L, "File cost-lines.csv: no reason was given"),
            (3, 30_000L, "File cost-lines.csv: no reason was given"), (4, 40_000L, "File cost-lines.csv: The invoice was in pounds.")],
            first.Versions.Concat(rest.Versions).Select(one => (one.Version, one.CostLine.AmountPence, one.Reason)));
        Assert.Equal(GivenCosts.Line("P1"), first.Versions[0].CostLine);
        Assert.Equal((0, "1 stored lines change or go, and no reason was given for it."),
            (Assert.Single(noted.Notes).Line, noted.Notes[0].Message));
        Assert.Equal(["reason"], wrong.Fields());
        Assert.Equal("", rest.NextPageToken);
        Assert.Empty(other.Versions);
        Assert.Empty(costs.ListCostLineVersions(new() { LineRef = "P2" }).Versions);
    }
}
