using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;

namespace Programme.Tests;

/// <summary>ListAllocationRules: all versions, for blinded roles too: a rule names no school.</summary>
public sealed class ListAllocationRulesTests
{
    [SkippableTheory, EachStore]
    public async Task All_versions_come_in_pages_to_every_role_that_reads_costs(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var economics = programme.Client<Client>();
        foreach (var basis in new[] { AllocationBasis.Schools, AllocationBasis.Pupils, AllocationBasis.None })
            await economics.SetAllocationRuleAsync(GivenAllocation.Rule("it", basis));
        var blinded = await programme.ClientAsync<Client>(Role.Statistician);

        var first = blinded.ListAllocationRules(new() { PageSize = 2 });
        var rest = blinded.ListAllocationRules(new() { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal([1, 2, 3], first.Rules.Concat(rest.Rules).Select(rule => rule.Number));
        Assert.Equal("", rest.NextPageToken);
        Assert.Equal(economics.ListAllocationRules(new()).Rules, first.Rules.Concat(rest.Rules));
    }
}
