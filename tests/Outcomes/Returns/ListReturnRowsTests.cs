using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListReturnRowsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Rows_are_paged_by_school_and_a_blank_count_stays_blank(string store)
    {
        var outcomes = await GivenOutcomes.WithThreeReturnsAsync(await programmes.OnAsync(store));
        await outcomes.ImportAsync("351", "2021-11",
            GivenOutcomes.Return("2021-11", "2021-12-10", (GivenOutcomes.Bury[0], null, null), (GivenOutcomes.Bury[1], 0, 0),
                (GivenOutcomes.Bury[2], 7, 3)));

        var first = await outcomes.ListReturnRowsAsync(new() { LaCode = "351", ReportingMonth = "2021-11", PageSize = 2 });
        var rest =
            await outcomes.ListReturnRowsAsync(new()
            {
                LaCode = "351",
                ReportingMonth = "2021-11",
                PageSize = 2,
                PageToken = first.NextPageToken
            });

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
        var outcomes = await GivenOutcomes.WithThreeReturnsAsync(await programmes.OnAsync(store));
        Assert.Equal(40, outcomes.ListReturnRows(new() { LaCode = "351", ReportingMonth = "2021-09", Version = 1 }).Rows
            .Sum(row => row.ContactsTotal));
        Assert.Equal(60, outcomes.ListReturnRows(new() { LaCode = "351", ReportingMonth = "2021-09" }).Rows.Sum(row => row.ContactsTotal));
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await outcomes.ListReturnRowsAsync(new() { LaCode = "351", ReportingMonth = "2021-09", Version = 3 }));
    }

    [SkippableTheory, EachStore]
    public async Task Later_pages_stay_with_the_version_of_the_first_when_a_newer_one_comes_in_between(string store)
    {
        var outcomes = await GivenOutcomes.WithListAsync(await programmes.OnAsync(store));
        var request = new ListReturnRowsRequest { LaCode = "351", ReportingMonth = "2021-12", PageSize = 2 };
        await outcomes.ImportAsync("351", "2021-12", GivenOutcomes.BuryReturn("2021-12", "2022-01-10", 40, 12));

        var first = outcomes.ListReturnRows(request);
        await outcomes.ImportAsync("351", "2021-12", GivenOutcomes.BuryReturn("2021-12", "2022-01-11", 80, 12));
        var rest = outcomes.ListReturnRows(new(request) { PageToken = first.NextPageToken });

        Assert.Equal(40, first.Rows.Concat(rest.Rows).Sum(row => row.ContactsTotal));
    }

    [SkippableTheory, EachStore]
    public async Task A_return_of_another_authority_is_as_one_that_does_not_exist(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithThreeReturnsAsync(programme);
        var officer = await programme.ClientAsync<OutcomesService.OutcomesServiceClient>(Role.LaDataOfficer, "352");

        var theirs = await Imports.RefusedAsync(Reasons.NotFound,
            async () => await officer.ListReturnRowsAsync(new() { LaCode = "351", ReportingMonth = "2021-09" }));
        var nobodys = await Imports.RefusedAsync(Reasons.NotFound,
            async () => await officer.ListReturnRowsAsync(new() { LaCode = "999", ReportingMonth = "2021-09" }));

        Assert.Equal(nobodys.Message.Replace("999", "351", StringComparison.Ordinal), theirs.Message);
    }
}
