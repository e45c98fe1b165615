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
        var own = (await programme.ClientAsync<Client>(Role.LaCoordinator, "351")).ListCostQueries(new()).Queries;

        Assert.Equal([("350", "K1", "Q2"), ("350", "K4", "P1"), ("350", "K4", "Q2"), ("351", "K4", "Q3")],
            all.Select(query => (query.LaCode, query.Rule, query.Subject)));
        Assert.Equal("The grade is on the invoice.", all[0].Reason);
        Assert.Equal(["P1", "Q2"], open.Select(query => query.Subject));
        Assert.Equal(["Q3"], own.Select(query => query.Subject));
    }
}
