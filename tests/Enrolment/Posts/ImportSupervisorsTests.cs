using Programme.Access.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ImportSupervisorsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_file_again_changes_nothing_and_a_later_one_adds_the_last_day(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        await enrolment.ImportSupervisorsAsync("SSW01,350,1.0,team_manager,2021-09-01,\nSSW02,351,0.5,,2021-09-01,\n");

        var again = (await enrolment.ImportSupervisorsAsync("SSW01,350,1.0,team_manager,2021-09-01,\nSSW02,351,0.5,,2021-09-01,\n")).Report;
        var later =
            (await enrolment.ImportSupervisorsAsync(
                "SSW01,350,1.0,team_manager,2021-09-01,2022-01-16\nSSW01,351,0.4,team_manager,2022-01-17,\n")).Report;

        Assert.True(again.NothingChanged);
        Assert.Equal((1, 1), (later.RowsAdded, later.RowsChanged));
        Assert.Equal(GivenRegister.Day(2022, 1, 16),
            enrolment.ListSupervisors(new() { LaCode = "350" }).Supervisors.Single(row => row.SupervisorRef == "SSW01").EndedOn);
    }

    [SkippableTheory, EachStore]
    public async Task Every_problem_of_a_file_is_named(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportSupervisorsAsync(
            "SSW11,360,1.0,,2021-09-01,\nSSW12,350,1.5,,2021-09-01,2021-08-01\nSam "
                + "Smith,350,,,2021-09-01,\nSSW14,350,1,,2021-09-01,\nSSW14,350,1,,2021-09-01,\n"));

        Assert.Equal(["line 2, column la_code", "line 3, column fte", "line 3, column ended_on", "line 4, column supervisor_ref",
            "line 4, column fte", "line 6, column supervisor_ref"], refusal.Fields());
        Assert.DoesNotContain(enrolment.ListSupervisors(new()).Supervisors, row => row.SupervisorRef == "SSW14");
    }

    [SkippableTheory, EachStore]
    public async Task To_a_manager_of_one_authority_another_is_unknown(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var manager = await programme.ClientAsync<Client>(Role.TrialManager, "351");

        var theirs = await Imports.RefusedAsync(Reasons.FileInvalid, () => manager.ImportSupervisorsAsync("SSW21,350,1.0,,2021-09-01,\n"));
        var nobodys = await Imports.RefusedAsync(Reasons.FileInvalid, () => manager.ImportSupervisorsAsync("SSW21,999,1.0,,2021-09-01,\n"));

        Assert.Equal(nobodys.Message.Replace("999", "350", StringComparison.Ordinal), theirs.Message);
    }
}
