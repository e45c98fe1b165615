using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ImportWithdrawalsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task A_file_is_taken_whole_again_it_changes_nothing_and_a_later_one_corrects(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        await enrolment.ImportWithdrawalsAsync("350001,2021-09-10,delivery,leadership_change\n350002,2021-10-10,data,closure\n");
        var again =
            (await enrolment.ImportWithdrawalsAsync(
                "350001,2021-09-10,delivery,leadership_change\n350002,2021-10-10,data,closure\n")).Report;
        var corrected = (await enrolment.ImportWithdrawalsAsync("350001,2021-09-12,delivery,leadership_change\n")).Report;

        Assert.True(again.NothingChanged);
        Assert.Equal((0, 1), (corrected.RowsAdded, corrected.RowsChanged));
        Assert.Equal([("350001", WithdrawalScope.Delivery, GivenRegister.Day(2021, 9, 12)),
            ("350002", WithdrawalScope.Data, GivenRegister.Day(2021, 10, 10))],
            enrolment.ListWithdrawals(new() { LaCode = "350" }).Withdrawals.Select(row => (row.Urn, row.Scope, row.WithdrawnOn)));
    }

    [SkippableTheory, EachStore]
    public async Task Every_problem_of_a_file_is_named_and_only_a_randomised_school_withdraws(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportWithdrawalsAsync(
            "351001,2022-01-01,delivery,closure\n350003,2022-01-01,data,closure\n999999,2022-01-01,both,closure\n"
                + "350001,2022-01-01,delivery,No reason\n351001,2022-01-02,delivery,closure\n"));

        Assert.Equal(["line 3, column urn", "line 4, column urn", "line 4, column scope", "line 5, column reason", "line 6, column urn"],
            refusal.Fields());
        Assert.Empty(enrolment.ListWithdrawals(new() { LaCode = "351" }).Withdrawals);
    }

    [SkippableTheory, EachStore]
    public async Task To_a_manager_of_one_authority_a_school_of_another_is_unknown(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var manager = await programme.ClientAsync<Client>(Role.TrialManager, "351");

        var theirs = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => manager.ImportWithdrawalsAsync("350002,2022-01-01,delivery,closure\n"));
        var nobodys = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => manager.ImportWithdrawalsAsync("999999,2022-01-01,delivery,closure\n"));

        Assert.Equal(nobodys.Message.Replace("999999", "350002", StringComparison.Ordinal), theirs.Message);
    }
}
