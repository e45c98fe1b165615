using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ListWithdrawalsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Withdrawals_are_listed_by_school_page_by_page(string store)
    {
        var enrolment = await ThreeWithdrawalsAsync(await programmes.OnAsync(store));
        var request = new ListWithdrawalsRequest { PageSize = 1 };
        var seen = new List<(string, WithdrawalScope)>();

        do
        {
            var page = enrolment.ListWithdrawals(request);
            seen.AddRange(page.Withdrawals.Select(row => (row.Urn, row.Scope)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([("350001", WithdrawalScope.Data), ("350001", WithdrawalScope.Delivery), ("351001", WithdrawalScope.Data)], seen);
        Assert.Equal(["351001"], enrolment.ListWithdrawals(new() { LaCode = "351" }).Withdrawals.Select(row => row.Urn));
    }

    [SkippableTheory, EachStore]
    public async Task They_are_seen_in_the_own_authority_and_not_by_roles_that_may_not_know_the_arms(string store)
    {
        var programme = await programmes.OnAsync(store);
        await ThreeWithdrawalsAsync(programme);
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");
        var statistician = await programme.ClientAsync<Client>(Role.Statistician);

        Assert.Equal(["351001"], coordinator.ListWithdrawals(new()).Withdrawals.Select(row => row.Urn));
        Assert.Empty(coordinator.ListWithdrawals(new() { LaCode = "350" }).Withdrawals);
        await Imports.RefusedAsync(Reasons.RoleNotAllowed, () => statistician.ListWithdrawalsAsync(new()).ResponseAsync);
    }

    private static async Task<Client> ThreeWithdrawalsAsync(RunningProgramme programme)
    {
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportWithdrawalsAsync(
            "351001,2021-10-10,data,closure\n350001,2021-09-10,delivery,leadership_change\n350001,2021-09-10,data,leadership_change\n");
        return enrolment;
    }
}
