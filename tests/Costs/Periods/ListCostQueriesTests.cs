using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Journal;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.CostPeriodsService.CostPeriodsServiceClient;

namespace Programme.Tests;

/// <summary>ListCostQueries: what the rules ask now, in pages, of the caller's authorities.</summary>
public sealed class ListCostQueriesTests
{
    [SkippableTheory, EachStore]
    public async Task The_synthetic_programme_is_asked_about_a_hundred_things_and_not_about_each_line(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var (analyst, _) = await programme.PeopleAsync();

        var queries = analyst.ListCostQueries(new() { PageSize = 1_000 }).Queries;

        Assert.InRange(queries.Count, 1, 120);
        Assert.All(queries.Where(query => query.Rule == "K4").GroupBy(query => (query.LaCode, query.Period, query.Subject)),
            same => Assert.Single(same));
    }

    [SkippableTheory, EachStore]
    public async Task Queries_come_by_authority_term_rule_and_subject_and_only_of_the_own_authorities(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        await programme.Costs().ImportLinesAsync("Q2,350,,la,travel,recurring,12345,7.5,2021/22,2021-09-01,2021-12-31,intervention\n"
            + "Q3,351,,la,travel,recurring,5,2,2021/22,2021-09-01,2021-12-31,intervention\n");
        var (analyst, _) = await programme.PeopleAsync();
        await analyst.AnswerCostQueryAsync(GivenCostPeriods.Answer("Q2", "K1"));

        var all = await Pages.AllAsync(new ListCostQueriesRequest { PageSize = 1 }, request => analyst.ListCostQueriesAsync(request),
            page => page.Queries);
        var open = analyst.ListCostQueries(new() { OpenOnly = true, LaCode = "350", Period = GivenCostPeriods.Term }).Queries;
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");
        var own = coordinator.ListCostQueries(new()).Queries;
        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.ListCostQueriesAsync(new() { LaCode = "350" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound, () => analyst.ListCostQueriesAsync(new() { LaCode = "999" }).ResponseAsync);

        Assert.Equal([("350", "K1", "Q2", "travel"), ("350", "K4", "travel", "travel"), ("351", "K4", "travel", "travel")],
            all.Select(query => (query.LaCode, query.Rule, query.Subject, query.Category)));
        Assert.Equal("The grade is on the invoice.", all[0].Reason);
        Assert.Equal(["travel"], open.Select(query => query.Subject));
        Assert.Equal(["travel"], own.Select(query => query.Subject));
    }
}
