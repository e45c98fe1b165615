using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(WholeProgramme.Name)]
public sealed class ListReturnChangesTests(Programmes programmes)
{
    [SkippableTheory, EachStore]
    public async Task What_differs_between_the_versions_of_a_restated_month_is_that_of_the_two_files(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithEverythingAsync(programme);
        var officer = await programme.ClientAsync<ReturnsService.ReturnsServiceClient>(Role.LaDataOfficer, "351");
        var request = new ListReturnChangesRequest { LaCode = "351", ReportingMonth = "2021-11", PageSize = 5 };

        var changes = new List<string>();
        do
        {
            var page = await officer.ListReturnChangesAsync(request);
            Assert.Equal((1, 2), (page.FromVersion, page.ToVersion));
            changes.AddRange(page.Changes.Select(change =>
                $"{change.Urn} {change.Measure} {(change.HasBefore ? change.Before : null)} {(change.HasAfter ? change.After : null)}"));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(InTheFiles(ReturnFile.Read("351", "2021-11"), ReturnFile.Read("351", "2021-11-v2")), changes);
        Assert.NotEmpty(changes);
        await Imports.RefusedAsync(Reasons.NotFound,
            async () => await officer.ListReturnChangesAsync(new() { LaCode = "351", ReportingMonth = "2021-10" }));
    }

    private static IEnumerable<string> InTheFiles(ReturnFile before, ReturnFile after) =>
        from urn in before.Rows.Keys.Union(after.Rows.Keys).Order(StringComparer.Ordinal)
        from measure in before.Counts
        let was = before.Rows[urn][measure]
        let now = after.Rows[urn][measure]
        where was != now
        select $"{urn} {measure} {was} {now}";
}
