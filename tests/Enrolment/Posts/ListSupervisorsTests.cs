using Programme.Access.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ListSupervisorsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Supervisors_are_listed_by_reference_authority_and_first_day_page_by_page(string store)
    {
        var enrolment = await ThreeSupervisorsAsync(await programmes.OnAsync(store));

        var first = enrolment.ListSupervisors(new() { PageSize = 2 });
        var second = enrolment.ListSupervisors(new() { PageSize = 2, PageToken = first.NextPageToken });

        Assert.Equal([("SSW01", "350", 1.0), ("SSW01", "351", 0.4), ("SSW02", "351", 0.5)],
            first.Supervisors.Concat(second.Supervisors).Select(row => (row.SupervisorRef, row.LaCode, row.Fte)));
        Assert.Equal((GivenRegister.Day(2022, 1, 16), null), (first.Supervisors[0].EndedOn, first.Supervisors[1].EndedOn));
        Assert.Empty(second.NextPageToken);
        Assert.Equal(["SSW01"], enrolment.ListSupervisors(new() { LaCode = "350" }).Supervisors.Select(row => row.SupervisorRef));
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_sees_the_supervisors_of_its_own_authority_only(string store)
    {
        var programme = await programmes.OnAsync(store);
        await ThreeSupervisorsAsync(programme);
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "350");

        Assert.Equal(["350"], coordinator.ListSupervisors(new()).Supervisors.Select(row => row.LaCode));
        Assert.Empty(coordinator.ListSupervisors(new() { LaCode = "351" }).Supervisors);
    }

    private static async Task<Client> ThreeSupervisorsAsync(RunningProgramme programme)
    {
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportSupervisorsAsync(
            "SSW02,351,0.5,,2021-09-01,\nSSW01,351,0.4,team_manager,2022-01-17,\nSSW01,350,1.0,team_manager,2021-09-01,2022-01-16\n");
        return enrolment;
    }
}
