using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListCostLinesTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const string Four = """
        L1,,,programme,management,prerequisite,100,,2020/21,2021-03-01,2021-08-31,intervention
        L2,350,,la,travel,recurring,200,,2021/22,2021-09-01,2021-12-31,intervention
        L3,351,,la,travel,recurring,300,,2021/22,2021-09-01,2021-12-31,intervention
        L4,350,,programme,materials,recurring,400,,2021/22,2021-09-01,2021-12-31,usual_practice

        """;

    [SkippableTheory, EachStore]
    public async Task Lines_of_the_whole_programme_are_seen_by_callers_of_all_authorities_alone(string store)
    {
        var programme = await FourLinesAsync(store);
        var analyst = await programme.ClientAsync<CostsService.CostsServiceClient>(Role.CostAnalyst);
        var coordinator = await programme.ClientAsync<CostsService.CostsServiceClient>(Role.LaCoordinator, "350");

        Assert.Equal(["L1", "L2", "L3", "L4"], Refs(analyst.ListCostLines(new())));
        Assert.Equal(["L2", "L4"], Refs(coordinator.ListCostLines(new())));
        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.ListCostLinesAsync(new() { LaCode = "351" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound, () => analyst.ListCostLinesAsync(new() { LaCode = "999" }).ResponseAsync);
        Assert.Equal(["L3"], Refs(analyst.ListCostLines(new() { LaCode = "351" })));
    }

    [SkippableTheory, EachStore]
    public async Task Pages_follow_each_other_and_a_token_belongs_to_its_filter(string store)
    {
        var costs = (await FourLinesAsync(store)).Costs();

        var first = costs.ListCostLines(new() { PageSize = 3 });
        var second = costs.ListCostLines(new() { PageSize = 3, PageToken = first.NextPageToken });

        Assert.Equal(["L1", "L2", "L3", "L4"], [.. Refs(first), .. Refs(second)]);
        Assert.Empty(second.NextPageToken);
        await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => costs.ListCostLinesAsync(new() { LaCode = "350", PageToken = first.NextPageToken }).ResponseAsync);
    }

    private static IEnumerable<string> Refs(ListCostLinesResponse page) => page.CostLines.Select(line => line.LineRef);

    private async Task<RunningProgramme> FourLinesAsync(string store)
    {
        var programme = await programmes.WithAuthoritiesAsync(store);
        await programme.Costs().ImportLinesAsync(Four);
        return programme;
    }
}
