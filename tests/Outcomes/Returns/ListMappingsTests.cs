using Programme.Access.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListMappingsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Mappings_are_listed_by_authority_and_day_and_one_of_the_same_day_replaces_the_other(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var returns = programme.Client<ReturnsService.ReturnsServiceClient>();
        foreach (var (code, day, name) in new[] { ("352", 1, "A"), ("351", 9, "B"), ("351", 2, "C"), ("351", 9, "D") })
            await returns.SetMappingAsync(
                new()
                {
                    Mapping = new()
                    {
                        LaCode = code,
                        ValidFrom = new DateOnly(2022, 9, day).ToDate(),
                        Columns = { { "school_urn", name } }
                    }
                });

        var first = returns.ListMappings(new() { PageSize = 2 });
        var rest = returns.ListMappings(new() { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(["351 2 C", "351 9 D", "352 1 A"],
            first.Mappings.Concat(rest.Mappings).Select(row => $"{row.LaCode} {row.ValidFrom.Day} {row.Columns["school_urn"]}"));
        Assert.Empty(rest.NextPageToken);
        Assert.Equal(["352"], (await programme.ClientAsync<ReturnsService.ReturnsServiceClient>(Role.LaDataOfficer, "352"))
            .ListMappings(new()).Mappings.Select(row => row.LaCode));
    }
}
