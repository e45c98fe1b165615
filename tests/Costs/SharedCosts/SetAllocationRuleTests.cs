using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;

namespace Programme.Tests;

/// <summary>SetAllocationRule: versions with a source, until a plan is locked.</summary>
public sealed class SetAllocationRuleTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Versions_are_kept_with_their_source_and_the_same_again_is_told(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var economics = programme.Client<Client>();
        var (first, other) = (GivenAllocation.Rule("it", AllocationBasis.Schools), GivenAllocation.Rule("it", AllocationBasis.Pupils));

        await economics.SetAllocationRuleAsync(first);
        await economics.SetAllocationRuleAsync(other);
        await Imports.RefusedAsync(Reasons.AlreadyExists, () => economics.SetAllocationRuleAsync(other).ResponseAsync);
        var back = await economics.SetAllocationRuleAsync(first);

        Assert.Equal([(1, AllocationBasis.Schools), (2, AllocationBasis.Pupils), (3, AllocationBasis.Schools)],
            economics.ListAllocationRules(new()).Rules.Select(rule => (rule.Number, rule.Basis)));
        Assert.Equal(first.Source, back.Rule.Source);
    }

    [SkippableTheory, EachStore]
    public async Task What_is_wrong_is_told_at_once_and_one_authority_cannot_set_a_rule_for_all(string store)
    {
        var programme = await programmes.OnAsync(store);

        var bare = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => programme.Client<Client>().SetAllocationRuleAsync(new() { Category = "biscuits" }).ResponseAsync);
        var limited = await programme.ClientAsync<Client>(Role.CostAnalyst, "350");
        await Imports.RefusedAsync(Reasons.RoleNotAllowed,
            () => limited.SetAllocationRuleAsync(GivenAllocation.Rule("it", AllocationBasis.Schools)).ResponseAsync);

        Assert.Equal(["category", "basis", "valid_from", "source"], bare.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task Under_a_locked_plan_a_rule_is_refused_until_a_new_plan_is_recorded(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var economics = programme.Client<Client>();
        var statistician = await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician);
        var plan = (await statistician.RecordPlanAsync(new())).Plan;
        await economics.SetAllocationRuleAsync(GivenAllocation.Rule("it", AllocationBasis.Schools));
        await (await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.TrialManager)).LockPlanAsync(
            new() { Sha256 = plan.Sha256 });

        await Imports.RefusedAsync(Reasons.InALockedPlan,
            () => economics.SetAllocationRuleAsync(GivenAllocation.Rule("travel", AllocationBasis.Schools)).ResponseAsync);
        await statistician.RecordPlanAsync(new() { Json = """{ "seed": 7 }""" });
        await economics.SetAllocationRuleAsync(GivenAllocation.Rule("travel", AllocationBasis.Schools));

        Assert.Equal(2, economics.ListAllocationRules(new()).Rules.Count);
    }
}
