using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListQueriesTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Queries_are_paged_in_order_and_only_those_of_the_latest_version_are_open(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithThreeReturnsAsync(programme);
        var returns = programme.Client<ReturnsService.ReturnsServiceClient>();
        var request = new ListQueriesRequest { LaCode = "351", PageSize = 3 };

        var all = new List<Query>();
        do
        {
            var page = await returns.ListQueriesAsync(request);
            all.AddRange(page.Queries);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        var open = returns.ListQueries(new() { LaCode = "351", OpenOnly = true, PageSize = 1_000 }).Queries;

        Assert.Equal(all.OrderBy(query => query.ReportingMonth).ThenBy(query => query.Version).ThenBy(query => query.Number), all);
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Contains(all, query => query is { ReportingMonth: "2021-09", Version: 1 });
        Assert.DoesNotContain(open, query => query is { ReportingMonth: "2021-09", Version: 1 });
        Assert.Contains("Q332", open.Select(query => query.Finding.Rule));
        Assert.Empty((await programme.ClientAsync<ReturnsService.ReturnsServiceClient>(Role.LaDataOfficer, "352"))
            .ListQueries(new()).Queries);
    }
}
