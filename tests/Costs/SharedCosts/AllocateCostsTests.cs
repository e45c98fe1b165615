using Programme.Access.V1;
using Programme.Costs;
using Programme.Costs.V1;
using Programme.Delivery.V1;
using Programme.Journal;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;

namespace Programme.Tests;

/// <summary>AllocateCosts: the synthetic programme's money comes to its schools to the penny.</summary>
public sealed class AllocateCostsTests(Programmes programmes) : IClassFixture<Programmes>
{
    private const long Total = 114_413_322, OfProgramme = 4_892_480 + 1_256_830 + 961_193;

    [SkippableTheory, EachStore]
    public async Task With_rules_for_all_categories_every_penny_of_the_synthetic_programme_is_at_a_school(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<Client>();
        var bare = economics.AllocateCosts(new());

        await GivenAllocation.RulesAsync(economics);
        var (costs, shared) = await AllAsync(economics, new() { PageSize = 700 });

        Assert.Equal((Total, Total), (bare.TotalPence, shared.TotalPence));
        Assert.Equal(OfProgramme, bare.Authorities.Single(one => one.LaCode.Length == 0).NotSharedPence);
        Assert.Equal(Total - OfProgramme, bare.Authorities.Where(one => one.LaCode.Length > 0).Sum(one => one.OwnPence));
        Assert.Equal(Total, costs.Sum(cost => cost.Pence));
        Assert.Equal(Total, shared.Authorities.Sum(one => one.WithProgrammePence));
        Assert.Equal(Total - OfProgramme, shared.Authorities.Sum(one => one.OwnPence));
        Assert.All(shared.Authorities, one => Assert.Equal((0, one.WithProgrammePence), (one.NotSharedPence, one.AtSchoolsPence)));
        Assert.Equal(152, costs.Select(cost => cost.Urn).Distinct().Count());
        Assert.Equal(["170110"], shared.SchoolsWithoutPupils);
        Assert.Equal(CostCodes.Categories.Count - 3, shared.Rules.Count);
        var truth = GivenCosts.Truth.GetProperty("by_category").EnumerateObject();
        Assert.Equal(truth.ToDictionary(one => one.Name, one => one.Value.GetInt64()),
            costs.GroupBy(cost => cost.Category).ToDictionary(group => group.Key, group => group.Sum(cost => cost.Pence)));
    }

    [SkippableTheory, EachStore]
    public async Task Salaries_follow_the_sessions_of_each_school_and_a_programme_line_its_authority_first(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<Client>();
        await GivenAllocation.RulesAsync(economics);

        var (costs, _) = await AllAsync(economics, new());
        var dose = programme.Client<DeliveryService.DeliveryServiceClient>().SummariseDose(new()).Schools;

        var salary = costs.Where(cost => cost is { LineRef: "K00007" }).ToDictionary(cost => cost.Urn, cost => cost.Pence);
        var (delivered, all) = (dose.Where(school => school is { LaCode: "350", Delivered: > 0 }).ToList(),
            dose.Where(school => school.LaCode == "350").Sum(school => school.Delivered));
        Assert.Equal(delivered.Select(school => school.Urn).Order(), salary.Keys.Order());
        Assert.All(delivered, school => Assert.InRange(salary[school.Urn] - 1_502_162.0 * school.Delivered / all, -1, 1));
        var training = costs.Where(cost => cost.LineRef == "K00003").GroupBy(cost => cost.LaCode)
            .ToDictionary(group => group.Key, group => group.Sum(cost => cost.Pence));
        Assert.All(training, one => Assert.InRange(one.Value - 961_193.0 / 152 * dose.Count(school => school.LaCode == one.Key), -1, 1));
        Assert.Equal(961_193, training.Values.Sum());
        Assert.All(costs.Where(cost => cost.LineRef == "K00003"),
            cost => Assert.Equal((true, "schools"), (cost.OfProgramme, cost.Rule)));
        Assert.All(costs.Where(cost => cost.Category is "cover" or "dsl_time"),
            cost => Assert.Equal(("own", 0), (cost.Rule, cost.RuleNumber)));
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_has_the_own_authority_without_a_share_of_the_programme_and_blinded_roles_nothing(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        await GivenAllocation.RulesAsync(programme.Client<Client>());

        var own = (await programme.ClientAsync<Client>(Role.LaCoordinator, "350")).AllocateCosts(new() { PageSize = 10_000 });
        var (everything, _) = await AllAsync(programme.Client<Client>(), new() { LaCode = "350" });

        var authority = Assert.Single(own.Authorities);
        Assert.Equal(("350", false, false), (authority.LaCode, authority.HasProgrammeSharePence, authority.HasWithProgrammePence));
        Assert.Equal(everything.Where(cost => !cost.OfProgramme), own.Costs);
        foreach (var role in new[] { Role.Statistician, Role.ProgrammeLead })
        {
            var blinded = await programme.ClientAsync<Client>(role);
            await Imports.RefusedAsync(Reasons.NotUnmasked, () => blinded.AllocateCostsAsync(new()).ResponseAsync);
        }
    }

    [SkippableTheory, EachStore]
    public async Task Before_a_session_a_rule_by_sessions_is_refused_and_names_what_it_cannot_share(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var economics = programme.Client<Client>();
        await economics.SetAllocationRuleAsync(GivenAllocation.Rule("travel", AllocationBasis.Sessions));

        var refused = await Imports.RefusedAsync(Reasons.RuleWithoutWeights,
            () => economics.AllocateCostsAsync(new() { AsOf = new() { Year = 2021, Month = 9, Day = 1 } }).ResponseAsync);

        Assert.Contains("travel of authority 350 by sessions", refused.Message, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task Pages_have_every_part_once(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var economics = programme.Client<Client>();

        var (pages, _) = await AllAsync(economics, new() { PageSize = 37 });

        Assert.Equal(economics.AllocateCosts(new() { PageSize = 10_000 }).Costs, pages);
    }

    private static async Task<(List<AllocatedCost> Costs, AllocateCostsResponse Last)> AllAsync(Client economics,
        AllocateCostsRequest request)
    {
        var page = new AllocateCostsResponse();
        var costs = await Pages.AllAsync(async token =>
        {
            request.PageToken = token;
            page = await economics.AllocateCostsAsync(request);
            return (page.Costs, page.NextPageToken);
        });
        return (costs, page);
    }
}
