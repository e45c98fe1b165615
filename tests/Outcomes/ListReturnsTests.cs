using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListReturnsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Versions_are_listed_in_order_and_the_earlier_ones_are_superseded(string store)
    {
        var (_, outcomes) = await GivenAsync(store);

        var all = new List<Return>();
        var request = new ListReturnsRequest { PageSize = 2 };
        do
        {
            var page = await outcomes.ListReturnsAsync(request);
            all.AddRange(page.Returns);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(["351 2021-09 v1 superseded", "351 2021-09 v2", "351 2021-10 v1"], all.Where(Given).Select(Words));
        Assert.Equal(["351 2021-09 v2", "351 2021-10 v1"], outcomes.ListReturns(new() { LatestOnly = true }).Returns.Where(Given).Select(Words));
        Assert.Equal(("final", 4, 0, "2021-10-10"), (all[0].Status, all[0].Rows, all[0].BlankRows, $"{all[0].ExtractOn.Year}-{all[0].ExtractOn.Month}-{all[0].ExtractOn.Day}"));
    }

    [SkippableTheory, EachStore]
    public async Task Returns_of_other_authorities_are_not_seen(string store)
    {
        var (programme, _) = await GivenAsync(store);
        var officer = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.LaDataOfficer, "352");

        Assert.Empty(officer.ListReturns(new()).Returns);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await officer.ListReturnRowsAsync(new() { LaCode = "351", ReportingMonth = "2021-09" }));
    }

    [SkippableTheory, EachStore]
    public async Task Rows_are_paged_by_school_and_a_blank_count_stays_blank(string store)
    {
        var (_, outcomes) = await GivenAsync(store);
        await outcomes.ImportAsync("351", "2021-11", GivenOutcomes.Return("2021-11", "2021-12-10", (GivenOutcomes.Bury[0], null, null), (GivenOutcomes.Bury[1], 0, 0), (GivenOutcomes.Bury[2], 7, 3)));

        var first = await outcomes.ListReturnRowsAsync(new() { LaCode = "351", ReportingMonth = "2021-11", PageSize = 2 });
        var rest = await outcomes.ListReturnRowsAsync(new() { LaCode = "351", ReportingMonth = "2021-11", PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(GivenOutcomes.Bury[..3], first.Rows.Concat(rest.Rows).Select(row => row.Urn));
        Assert.False(first.Rows[0].HasContactsTotal);
        Assert.True(first.Rows[1].HasContactsTotal);
        Assert.Equal((0, 7), (first.Rows[1].ContactsTotal, rest.Rows[0].ContactsTotal));
        Assert.False(rest.Rows[0].HasReferrals);
        Assert.Empty(rest.NextPageToken);
    }

    [SkippableTheory, EachStore]
    public async Task The_rows_of_an_earlier_version_can_be_had(string store)
    {
        var (_, outcomes) = await GivenAsync(store);
        Assert.Equal(40, outcomes.ListReturnRows(new() { LaCode = "351", ReportingMonth = "2021-09", Version = 1 }).Rows.Sum(row => row.ContactsTotal));
        Assert.Equal(60, outcomes.ListReturnRows(new() { LaCode = "351", ReportingMonth = "2021-09" }).Rows.Sum(row => row.ContactsTotal));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await outcomes.ListReturnRowsAsync(new() { LaCode = "351", ReportingMonth = "2021-09", Version = 3 }));
    }

    private async Task<(RunningProgramme, OutcomesService.OutcomesServiceClient)> GivenAsync(string store)
    {
        var programme = await programmes.OnAsync(store);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        await outcomes.ImportAsync("351", "2021-09", GivenOutcomes.BuryReturn("2021-09", "2021-10-10", 40, 12), version: 1);
        await outcomes.ImportAsync("351", "2021-09", GivenOutcomes.BuryReturn("2021-09", "2022-01-10", 60, 12), version: 2);
        await outcomes.ImportAsync("351", "2021-10", GivenOutcomes.BuryReturn("2021-10", "2021-11-10", 44, 12), version: 1);
        return (programme, outcomes);
    }

    /// <summary>Another test of this class adds November.</summary>
    private static bool Given(Return item) => item.ReportingMonth != "2021-11";

    private static string Words(Return item) => $"{item.LaCode} {item.ReportingMonth} v{item.Version}{(item.Superseded ? " superseded" : "")}";
}
