using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class WithdrawSchoolTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Only_a_randomised_school_withdraws_and_once_from_the_same_thing(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var delivery = enrolment.WithdrawSchool(Request("350002", WithdrawalScope.Delivery)).Withdrawal;
        enrolment.WithdrawSchool(Request("350002", WithdrawalScope.Data));

        Assert.Equal(("350", Day(2022, 1, 21), "workload"), (delivery.LaCode, delivery.WithdrawnOn, delivery.Reason));
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            () => enrolment.WithdrawSchoolAsync(Request("350002", WithdrawalScope.Data)).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotRandomised,
            () => enrolment.WithdrawSchoolAsync(Request("350003", WithdrawalScope.Data)).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound,
            () => enrolment.WithdrawSchoolAsync(Request("123456", WithdrawalScope.Data)).ResponseAsync);
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => enrolment.WithdrawSchoolAsync(new() { Urn = "350001", Reason = "The head said no" }).ResponseAsync);
        Assert.Equal(["withdrawn_on", "scope", "reason"], refusal.Fields());
        Assert.True(enrolment.GetSchool(new() { Urn = "350002" }).School.Listed);
    }

    [SkippableTheory, EachStore]
    public async Task A_school_of_another_authority_is_as_one_that_does_not_exist(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var manager = await programme.ClientAsync<Client>(Role.TrialManager, "351");

        var theirs = await Imports.RefusedAsync(Reasons.NotFound,
            () => manager.WithdrawSchoolAsync(Request("350001", WithdrawalScope.Data)).ResponseAsync);
        var nobodys = await Imports.RefusedAsync(Reasons.NotFound,
            () => manager.WithdrawSchoolAsync(Request("123456", WithdrawalScope.Data)).ResponseAsync);

        Assert.Equal(nobodys.Message.Replace("123456", "350001", StringComparison.Ordinal), theirs.Message);
        Assert.Equal("351", manager.WithdrawSchool(Request("351001", WithdrawalScope.Data)).Withdrawal.LaCode);
    }

    private static WithdrawSchoolRequest Request(string urn, WithdrawalScope scope) =>
        new() { Urn = urn, WithdrawnOn = Day(2022, 1, 21), Scope = scope, Reason = "workload" };
}
