using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

/// <summary>ImportAgreements, RecordAgreement, ListAgreements.</summary>
public sealed class AgreementsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_same_file_again_changes_nothing_and_rows_written_twice_are_taken_once(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        const string rows = "350002,information_sheet,2021-06-01\n350002,mou,2021-06-02\n350002,mou,2021-06-02\n";

        var first = (await enrolment.ImportAgreementsAsync(rows)).Report;
        var again = (await enrolment.ImportAgreementsAsync(rows)).Report;

        Assert.Equal((2, 1, "DUPLICATE_ROW", 4), (first.RowsAdded, first.RowsDropped, first.Notes.Single().Code, first.Notes.Single().Line));
        Assert.Equal((true, 2, 3), (again.NothingChanged, again.RowsUnchanged, again.RowsRead));
    }

    [SkippableTheory, EachStore]
    public async Task A_file_with_an_unknown_school_kind_or_day_is_refused_whole(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportAgreementsAsync(
            "351001,mou,2021-01-01\n999001,mou,2021-06-01\n350001,handshake,2021-06-01\n350001,mou,01/06/2021\n350001,opt_out,2021-06-01\n"));

        Assert.Equal(["line 3, column urn", "line 4, column kind", "line 5, column signed_on", "line 6, column kind"], refusal.Fields());
        Assert.DoesNotContain(enrolment.ListAgreements(new() { Urn = "351001" }).Agreements, row => row.SignedOn.Equals(Day(2021, 1, 1)));
    }

    [SkippableTheory, EachStore]
    public async Task An_agreement_is_recorded_once_and_an_opt_out_not_after_the_list_was_frozen(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        RecordAgreementRequest Request(AgreementKind kind, string urn) => new() { Urn = urn, Kind = kind, SignedOn = Day(2021, 5, 1) };

        var agreement = enrolment.RecordAgreement(Request(AgreementKind.Mou, "350001")).Agreement;
        enrolment.RecordAgreement(Request(AgreementKind.OptOut, "350003"));

        Assert.Equal(("350", Day(2021, 5, 1)), (agreement.LaCode, agreement.SignedOn));
        Assert.Equal(Day(2021, 5, 1), enrolment.GetSchool(new() { Urn = "350003" }).School.OptedOutOn);
        await Imports.RefusedAsync(Reasons.AlreadyExists, () => enrolment.RecordAgreementAsync(Request(AgreementKind.Mou, "350001")).ResponseAsync);
        await Imports.RefusedAsync(Reasons.ListFrozen, () => enrolment.RecordAgreementAsync(Request(AgreementKind.OptOut, "350001")).ResponseAsync);
        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => enrolment.RecordAgreementAsync(new() { Urn = "350001" }).ResponseAsync);
        Assert.Equal(["kind", "signed_on"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_records_and_sees_its_own_authority_only(string store)
    {
        var programme = await programmes.OnAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportAgreementsAsync("350001,mou,2021-07-01\n351001,mou,2021-07-01\n");
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        coordinator.RecordAgreement(new() { Urn = "351001", Kind = AgreementKind.InformationSheet, SignedOn = Day(2021, 7, 2) });

        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.RecordAgreementAsync(new() { Urn = "350001", Kind = AgreementKind.InformationSheet, SignedOn = Day(2021, 7, 2) }).ResponseAsync);
        Assert.Equal(["351001", "351001"], coordinator.ListAgreements(new()).Agreements.Select(row => row.Urn));
    }

    [SkippableTheory, EachStore]
    public async Task Pages_of_agreements_follow_one_another_without_gaps(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        await enrolment.ImportAgreementsAsync("350003,mou,2020-01-01\n350003,information_sheet,2020-01-01\n350003,mou,2020-02-01\n");
        var request = new ListAgreementsRequest { Urn = "350003", PageSize = 1 };
        var seen = new List<(Google.Type.Date, AgreementKind)>();

        do
        {
            var page = enrolment.ListAgreements(request);
            seen.AddRange(page.Agreements.Where(row => row.SignedOn.Year == 2020).Select(row => (row.SignedOn, row.Kind)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal([(Day(2020, 1, 1), AgreementKind.InformationSheet), (Day(2020, 1, 1), AgreementKind.Mou), (Day(2020, 2, 1), AgreementKind.Mou)], seen);
    }
}
