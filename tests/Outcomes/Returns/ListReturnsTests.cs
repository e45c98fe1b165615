using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListReturnsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Versions_are_listed_in_order_and_the_earlier_ones_are_superseded(string store)
    {
        var outcomes = await GivenOutcomes.WithThreeReturnsAsync(await programmes.OnAsync(store));

        var all = new List<Return>();
        var request = new ListReturnsRequest { PageSize = 2 };
        do
        {
            var page = await outcomes.ListReturnsAsync(request);
            all.AddRange(page.Returns);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["351 2021-09 v1 superseded", "351 2021-09 v2", "351 2021-10 v1"], all.Select(Words));
        Assert.Equal(["351 2021-09 v2", "351 2021-10 v1"], outcomes.ListReturns(new() { LatestOnly = true }).Returns.Select(Words));
        Assert.Equal(("final", 4, 0, "2021-10-10"),
            (all[0].Status, all[0].Rows, all[0].BlankRows, $"{all[0].ExtractOn.Year}-{all[0].ExtractOn.Month}-{all[0].ExtractOn.Day}"));
    }

    [SkippableTheory, EachStore]
    public async Task Returns_of_other_authorities_are_not_seen(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithThreeReturnsAsync(programme);
        var officer = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.LaDataOfficer, "352");

        Assert.Empty(officer.ListReturns(new()).Returns);
        Assert.Empty(officer.ListReturns(new() { LaCode = "351" }).Returns);
    }

    private static string Words(Return item) =>
        $"{item.LaCode} {item.ReportingMonth} v{item.Version}{(item.Superseded ? " superseded" : "")}";
}
