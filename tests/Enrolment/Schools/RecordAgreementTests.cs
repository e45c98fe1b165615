using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class RecordAgreementTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task An_agreement_is_recorded_once_and_an_opt_out_not_after_the_list_was_frozen(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        RecordAgreementRequest Request(AgreementKind kind, string urn) =>
            new() { Urn = urn, Kind = kind, SignedOn = Day(2021, 5, 1), SignedBy = Signatory.Headteacher, Version = "1.2" };

        var agreement = enrolment.RecordAgreement(Request(AgreementKind.Mou, "350001")).Agreement;
        enrolment.RecordAgreement(Request(AgreementKind.OptOut, "350003"));

        Assert.Equal(("350", Day(2021, 5, 1), Signatory.Headteacher, "1.2"),
            (agreement.LaCode, agreement.SignedOn, agreement.SignedBy, agreement.Version));
        Assert.Equal(Day(2021, 5, 1), enrolment.GetSchool(new() { Urn = "350003" }).School.OptedOutOn);
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            () => enrolment.RecordAgreementAsync(Request(AgreementKind.Mou, "350001")).ResponseAsync);
        await Imports.RefusedAsync(Reasons.ListFrozen,
            () => enrolment.RecordAgreementAsync(Request(AgreementKind.OptOut, "350001")).ResponseAsync);
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => enrolment.RecordAgreementAsync(new() { Urn = "350001", SignedBy = (Signatory)99, Version = "Mrs Smith" }).ResponseAsync);
        Assert.Equal(["kind", "signed_on", "signed_by", "version"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_records_for_schools_of_its_own_authority_and_another_school_is_as_none(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");
        RecordAgreementRequest Request(string urn) =>
            new() { Urn = urn, Kind = AgreementKind.InformationSheet, SignedOn = Day(2021, 7, 2) };

        var own = coordinator.RecordAgreement(Request("351001")).Agreement;
        var theirs = await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.RecordAgreementAsync(Request("350001")).ResponseAsync);
        var nobodys = await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.RecordAgreementAsync(Request("123456")).ResponseAsync);

        Assert.Equal([own], coordinator.ListAgreements(new()).Agreements);
        Assert.Equal(nobodys.Message.Replace("123456", "350001", StringComparison.Ordinal), theirs.Message);
    }
}
