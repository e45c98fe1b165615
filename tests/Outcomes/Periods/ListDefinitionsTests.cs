using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListDefinitionsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Definitions_and_their_annotations_are_listed_by_authority_in_pages(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        foreach (var (code, month, open) in new[] { ("352", "2021-09", Counted.No), ("351", "2022-01", Counted.No),
            ("351", "2021-09", Counted.Yes), ("351", "2022-01", Counted.Yes) })
            await periods.SetDefinitionAsync(
                new()
                {
                    Definition = new()
                    {
                        LaCode = code,
                        FirstMonth = month,
                        Rule = "INAPPROPRIATE-1",
                        OpenCases = open,
                        Siblings = Siblings.OneEach,
                        MergedWithinDays = 7,
                        SchoolsKnownBy = SchoolsKnownBy.SourceCode,
                        Reason = "Agreed."
                    }
                });

        var first = periods.ListDefinitions(new() { PageSize = 2 });
        var rest = periods.ListDefinitions(new() { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(["351 2021-09 Yes", "351 2022-01 Yes", "352 2021-09 No"],
            first.Definitions.Concat(rest.Definitions).Select(row => $"{row.LaCode} {row.FirstMonth} {row.OpenCases}"));
        Assert.Equal((Siblings.OneEach, 7, SchoolsKnownBy.SourceCode),
            (first.Definitions[0].Siblings, first.Definitions[0].MergedWithinDays, first.Definitions[0].SchoolsKnownBy));
        var other = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.LaDataOfficer, "352");
        Assert.Equal(["352"], other.ListDefinitions(new()).Definitions.Select(row => row.LaCode));
    }
}
