using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.CostPeriodsService.CostPeriodsServiceClient;

namespace Programme.Tests;

/// <summary>ListUsualPracticeReturns: schools of both arms are asked for what they spend anyway, and who owes tells no arm.</summary>
public sealed class ListUsualPracticeReturnsTests
{
    [SkippableTheory, EachStore]
    public async Task Every_listed_school_of_either_arm_owes_each_term_until_a_cost_or_a_nil_return_is_there(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadBeforeCostsAsync();
        programme.On(2022, 5, 3);
        var analyst = await programme.ClientAsync<Client>(Role.CostAnalyst);
        var listed = programme.Client<AllocationService.AllocationServiceClient>().GetList(new()).Schools;

        var before = await AllAsync(analyst, new() { PageSize = 250 });
        var lines = GivenCosts.File("cost-lines.csv");
        await programme.Costs().ImportLinesAsync(lines[(lines.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        var after = await AllAsync(analyst, new());
        var owed = await AllAsync(analyst, new() { OwedOnly = true, LaCode = "350" });
        var states = analyst.ListCostPeriods(new() { LaCode = "350" }).Periods;

        Assert.Equal((306, 3 * 306), (listed.Count, before.Count));
        Assert.Equal(listed.OrderBy(one => one.LaCode, StringComparer.Ordinal).ThenBy(one => one.Urn, StringComparer.Ordinal)
            .Select(one => one.Urn), before.Where(one => one.Period == "2021-autumn").Select(one => one.Urn));
        Assert.All(before, one => Assert.Equal(one.Period switch
        {
            "2021-autumn" => ("late", 95),
            "2022-spring" => ("expected", 0),
            _ => ("ahead", 0),
        }, (one.State, one.DaysLate)));
        // Lines of the whole year tell of each term: 36 supervised and 47 control schools have one.
        Assert.All(after.GroupBy(one => one.Period), term => Assert.Equal(36 + 47, term.Count(one => one.State == "cost")));
        Assert.All(owed, one => Assert.Equal(("350", true), (one.LaCode, one.State is "late" or "expected")));
        var autumn = states.Single(one => one.Period == "2021-autumn");
        Assert.Equal(owed.Count(one => one.Period == "2021-autumn"), autumn.UsualPracticeSchools - autumn.UsualPracticeReported);
    }

    [SkippableTheory, EachStore]
    public async Task The_list_is_the_same_before_the_arms_are_drawn_and_of_the_own_authority_alone(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadBeforeCostsAsync();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var own = (await coordinator.ListUsualPracticeReturnsAsync(new() { Period = "2021-autumn" })).Returns;
        await Imports.RefusedAsync(Reasons.NotFound,
            () => coordinator.ListUsualPracticeReturnsAsync(new() { LaCode = "350" }).ResponseAsync);
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => coordinator.ListUsualPracticeReturnsAsync(new() { LaCode = "35", Period = "2021-winter" }).ResponseAsync);

        Assert.NotEmpty(own);
        Assert.All(own, one => Assert.Equal("351", one.LaCode));
        Assert.Equal(["la_code", "period"], fields.Fields());
    }

    private static Task<List<UsualPracticeReturn>> AllAsync(Client client, ListUsualPracticeReturnsRequest request) =>
        Pages.AllAsync(request, page => client.ListUsualPracticeReturnsAsync(page), page => page.Returns);
}
