using Programme.Access.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>ImportSupervisors, ListSupervisors.</summary>
public sealed class SupervisorsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_file_again_changes_nothing_and_a_later_one_adds_the_last_day(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportSupervisorsAsync("SSW01,350,1.0,team_manager,2021-09-01,\nSSW02,351,0.5,,2021-09-01,\n");

        var again = (await enrolment.ImportSupervisorsAsync("SSW01,350,1.0,team_manager,2021-09-01,\nSSW02,351,0.5,,2021-09-01,\n")).Report;
        var later = (await enrolment.ImportSupervisorsAsync("SSW01,350,1.0,team_manager,2021-09-01,2022-01-16\nSSW01,351,0.4,team_manager,2022-01-17,\n")).Report;

        Assert.True(again.NothingChanged);
        Assert.Equal((1, 1), (later.RowsAdded, later.RowsChanged));
        var first = enrolment.ListSupervisors(new() { PageSize = 2 });
        var second = enrolment.ListSupervisors(new() { PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal([("SSW01", "350", 1.0), ("SSW01", "351", 0.4), ("SSW02", "351", 0.5)],
            first.Supervisors.Concat(second.Supervisors).Select(row => (row.SupervisorRef, row.LaCode, row.Fte)));
        Assert.Equal(GivenRegister.Day(2022, 1, 16), first.Supervisors[0].EndedOn);
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "350");
        Assert.Equal(["350"], coordinator.ListSupervisors(new()).Supervisors.Select(row => row.LaCode));
    }

    [SkippableTheory, EachStore]
    public async Task Every_problem_of_a_file_is_named(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportSupervisorsAsync(
            "SSW11,360,1.0,,2021-09-01,\nSSW12,350,1.5,,2021-09-01,2021-08-01\nSam Smith,350,,,2021-09-01,\nSSW14,350,1,,2021-09-01,\nSSW14,350,1,,2021-09-01,\n"));

        Assert.Equal(["line 2, column la_code", "line 3, column fte", "line 3, column ended_on", "line 4, column supervisor_ref", "line 4, column fte", "line 6, column supervisor_ref"], refusal.Fields());
        Assert.DoesNotContain(enrolment.ListSupervisors(new()).Supervisors, row => row.SupervisorRef == "SSW14");
    }
}
