using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListAnnotationsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Annotations_are_listed_by_authority_in_the_order_in_which_they_were_left(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithListAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        foreach (var (code, month) in new[] { ("352", "2021-09"), ("351", "2022-01"), ("351", "2021-09") })
            await periods.SetDefinitionAsync(
                new() { Definition = new() { LaCode = code, FirstMonth = month, Rule = "INAPPROPRIATE-2", Reason = "Agreed." } });

        var first = periods.ListAnnotations(new() { PageSize = 2 });
        var rest = periods.ListAnnotations(new() { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(["351 2022-1", "351 2021-9", "352 2021-9"],
            first.Annotations.Concat(rest.Annotations).Select(row => $"{row.LaCode} {row.On.Year}-{row.On.Month}"));
        Assert.Equal(["352"], (await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.LaCoordinator, "352"))
            .ListAnnotations(new()).Annotations.Select(row => row.LaCode));
    }
}
