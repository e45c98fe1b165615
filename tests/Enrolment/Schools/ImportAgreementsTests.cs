using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.EnrolmentService.EnrolmentServiceClient;

namespace Programme.Tests;

public sealed class ImportAgreementsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_same_file_again_changes_nothing_and_rows_written_twice_are_taken_once(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();
        const string rows = "350002,information_sheet,2021-06-01\n350002,mou,2021-06-02\n350002,mou,2021-06-02\n";

        var first = (await enrolment.ImportAgreementsAsync(rows)).Report;
        var again = (await enrolment.ImportAgreementsAsync(rows)).Report;

        Assert.Equal((2, 1, "DUPLICATE_ROW", 4),
            (first.RowsAdded, first.RowsDropped, first.Notes.Single().Code, first.Notes.Single().Line));
        Assert.Equal((true, 2, 3), (again.NothingChanged, again.RowsUnchanged, again.RowsRead));
    }

    [SkippableTheory, EachStore]
    public async Task Signatory_and_version_may_come_in_a_later_file_and_a_file_without_them_leaves_them(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        Task<ImportAgreementsResponse> WithVersionsAsync(string rows) => enrolment.ImportAgreements().SendAsync(
            new ImportAgreementsRequest { Options = Imports.Options("agreements.csv") }, "urn,kind,signed_on,signed_by,version\n" + rows);

        await enrolment.ImportAgreementsAsync("350002,mou,2021-06-02\n");
        var later = (await WithVersionsAsync("350002,mou,2021-06-02,governor,2.0\n")).Report;
        var without = (await enrolment.ImportAgreementsAsync("350002,mou,2021-06-02\n")).Report;
        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () =>
                WithVersionsAsync("350002,mou,2021-06-02,Mrs Smith,two "
                    + "words\n350001,mou,2021-06-02,lead,1\n350001,mou,2021-06-02,lead,2\n"));

        Assert.Equal((1, true), (later.RowsChanged, without.NothingChanged));
        var agreement = enrolment.ListAgreements(new() { Urn = "350002" }).Agreements.Single(row => row.SignedOn.Equals(Day(2021, 6, 2)));
        Assert.Equal((Signatory.Governor, "2.0"), (agreement.SignedBy, agreement.Version));
        Assert.Equal(["line 2, column signed_by", "line 2, column version", "line 4, column urn"], refusal.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_file_with_an_unknown_school_kind_or_day_is_refused_whole(string store)
    {
        var enrolment = await (await programmes.OnAsync(store)).ListedSchoolsAsync();

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => enrolment.ImportAgreementsAsync(
            "351001,mou,2021-01-01\n999001,mou,2021-06-01\n350001,handshake,2021-06-01\n350001,mou,01/16/2021\n350001,opt_out,2021-06-01\n"
                + ""));

        Assert.Equal(["line 3, column urn", "line 4, column kind", "line 5, column signed_on", "line 6, column kind"], refusal.Fields());
        Assert.DoesNotContain(enrolment.ListAgreements(new() { Urn = "351001" }).Agreements, row => row.SignedOn.Equals(Day(2021, 1, 1)));
    }

    [SkippableTheory, EachStore]
    public async Task An_opt_out_is_refused_when_the_list_is_frozen_while_the_file_is_checked(string store)
    {
        await using var programme = await GivenList.NineSchoolsAsync(store);
        var enrolment = programme.Client<Client>();
        var hold = await programme.Writer().HoldAsync();
        var frozen = programme.Client<AllocationService.AllocationServiceClient>().FreezeListAsync(new()).ResponseAsync;
        await programme.Writer().WaitingAsync(1);
        var import = enrolment.ImportAgreementsAsync("170002,mou,2021-06-01\n170003,opt_out,2021-06-01\n");
        await programme.Writer().WaitingAsync(2);

        hold.SetResult();

        Assert.Equal(7, (await frozen).List.Schools);
        await Imports.RefusedAsync(Reasons.ListFrozen, () => import);
        Assert.Empty(enrolment.ListAgreements(new() { Urn = "170002" }).Agreements);
    }

    [SkippableTheory, EachStore]
    public async Task To_a_manager_of_one_authority_a_school_of_another_is_unknown(string store)
    {
        var programme = await programmes.OnAsync(store);
        await programme.ListedSchoolsAsync();
        var manager = await programme.ClientAsync<Client>(Role.TrialManager, "351");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => manager.ImportAgreementsAsync("351001,mou,2021-06-01\n350001,mou,2021-06-01\n"));
        var own = (await manager.ImportAgreementsAsync("351001,mou,2021-06-01\n")).Report;

        Assert.Equal(["line 3, column urn"], refusal.Fields());
        Assert.Equal(1, own.RowsAdded);
    }
}
