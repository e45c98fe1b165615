using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>ImportWithdrawals, WithdrawSchool, ListWithdrawals.</summary>
public sealed class WithdrawalsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Only_a_randomised_school_withdraws_and_once_from_the_same_thing(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        WithdrawSchoolRequest Request(string urn, WithdrawalScope scope) => new() { Urn = urn, WithdrawnOn = Day(2022, 1, 21), Scope = scope, Reason = "workload" };

        var delivery = enrolment.WithdrawSchool(Request("350002", WithdrawalScope.Delivery)).Withdrawal;
        enrolment.WithdrawSchool(Request("350002", WithdrawalScope.Data));

        Assert.Equal(("350", Day(2022, 1, 21), "workload"), (delivery.LaCode, delivery.WithdrawnOn, delivery.Reason));
        await Imports.RefusedAsync(Reasons.AlreadyExists, () => enrolment.WithdrawSchoolAsync(Request("350002", WithdrawalScope.Data)).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotRandomised, () => enrolment.WithdrawSchoolAsync(Request("350003", WithdrawalScope.Data)).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound, () => enrolment.WithdrawSchoolAsync(Request("123456", WithdrawalScope.Data)).ResponseAsync);
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.WithdrawSchoolAsync(new() { Urn = "350001", Reason = "The head said no" }).ResponseAsync);
        Assert.Equal(["withdrawn_on", "scope", "reason"], refusal.Fields());
        Assert.True(enrolment.GetSchool(new() { Urn = "350002" }).School.Listed);
    }

    [SkippableTheory, EachStore]
    public async Task A_file_is_taken_whole_and_again_changes_nothing(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();

        await enrolment.ImportWithdrawalsAsync("350001,2021-09-10,delivery,leadership_change\n351001,2021-10-10,data,closure\n");
        var again = (await enrolment.ImportWithdrawalsAsync("350001,2021-09-10,delivery,leadership_change\n351001,2021-10-10,data,closure\n")).Report;
        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportWithdrawalsAsync(
            "351001,2022-01-01,delivery,closure\n350003,2022-01-01,data,closure\n999999,2022-01-01,both,closure\n350001,2022-01-01,delivery,No reason\n"));

        Assert.True(again.NothingChanged);
        Assert.Equal(["line 3, column urn", "line 4, column urn", "line 4, column scope", "line 5, column reason"], refusal.Fields());
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");
        Assert.Equal([("351001", WithdrawalScope.Data)], coordinator.ListWithdrawals(new()).Withdrawals.Select(row => (row.Urn, row.Scope)));
        var first = enrolment.ListWithdrawals(new() { PageSize = 1 });
        Assert.Equal("350001", Assert.Single(first.Withdrawals).Urn);
        Assert.NotEqual("350001", Assert.Single(enrolment.ListWithdrawals(new() { PageSize = 1, PageToken = first.NextPageToken }).Withdrawals).Urn);
    }
}
