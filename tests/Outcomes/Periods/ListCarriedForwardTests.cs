using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListCarriedForwardTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task What_is_carried_forward_is_listed_by_authority_and_month(string store)
    {
        var programme = await programmes.OnAsync(store);
        await GivenOutcomes.WithThreeReturnsAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        foreach (var month in new[] { "2022-01", "2021-12", "2021-11" })
            await periods.DeclareCarriedForwardAsync(new()
            {
                LaCode = "351",
                Month = month,
                FromMonth = "2021-10",
                Reason = "The system was down."
            });

        var first = periods.ListCarriedForward(new() { PageSize = 2 });
        var rest = periods.ListCarriedForward(new() { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal(["2021-11", "2021-12", "2022-01"], first.CarriedForward.Concat(rest.CarriedForward).Select(row => row.Month));
        Assert.Empty((await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.LaDataOfficer, "352"))
            .ListCarriedForward(new()).CarriedForward);
    }
}
