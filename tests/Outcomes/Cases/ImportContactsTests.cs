using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenContacts;

namespace Programme.Tests;

public sealed class ImportContactsTests
{
    [SkippableTheory, EachStore]
    public async Task The_same_file_again_changes_nothing_and_a_corrected_row_replaces_the_one_of_its_id(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);

        var first = (await contacts.ImportContactsAsync(Contacts(3, "Hill"))).Report;
        var again = (await contacts.ImportContactsAsync(Contacts(3, "Hill"))).Report;
        var more =
            (await contacts.ImportContactsAsync(Contact("C2", "Dale", "NEW_REFERRAL", day: "2021-11-02") + Contact("C3", "Hill", "NFA")
                + Contact("C4", "Dale", "NFA"))).Report;

        Assert.Equal((3, 0, 0), (first.RowsAdded, first.RowsChanged, first.RowsUnchanged));
        Assert.Equal((true, 3), (again.NothingChanged, again.RowsUnchanged));
        Assert.Equal((1, 1, 1), (more.RowsAdded, more.RowsChanged, more.RowsUnchanged));
        Assert.Equal((4, 3, 1), (contacts.Bury().Rows, contacts.Bury().Totals.ContactsNfa, contacts.Bury().Totals.ContactsToReferral));
        Assert.Equal([("2021-10", 3L, 2), ("2021-11", 1L, 1)],
            contacts.SummariseCaseRates(new() { LaCode = "351" }).Months
                .Select(month => (month.Month, month.Nfa.Denominator, month.Schools)));
    }

    [SkippableTheory, EachStore]
    public async Task A_bad_file_is_refused_by_line_without_a_word_of_what_it_says(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);
        var bad = Contact("", "Hill", "NFA") + Contact("C2", "Hill", "NFA", source: "Quagga") + Contact("C3", "Hill", "NFA", day: "Quagga")
            + Contact("C4", "Hill", "NFA", day: "2023-01-01")
            + Contact("C5", "Hill", "NFA", day: "2019-01-01") + Contact("C6", "Hill", "QUAGGA")
            + Contact("C7", new string('Q', 201), "NFA");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => contacts.ImportContactsAsync(bad));
        var twice = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => contacts.ImportContactsAsync(Contact("C8", "Hill", "NFA") + Contact("C9", "Hill", "NFA") + Contact("C8", "Dale", "NFA")));
        var empty = await Imports.RefusedAsync(Reasons.FileInvalid,
            () => contacts.ImportContacts()
                .SendAsync(new ImportContactsRequest { Options = Imports.Options("x.csv"), LaCode = "351" }, ""));

        Assert.Equal(
            ["line 2, column cont_contact_id", "line 3, column cont_contact_source_code", "line 4, column cont_contact_date",
                "line 5, column cont_contact_date",
                "line 6, column cont_contact_date", "line 7, column cont_contact_outcome_json", "line 8, column cont_contact_source_desc"],
                    refusal.Fields());
        Assert.Equal(["line 4, column cont_contact_id"], twice.Fields());
        Assert.Equal(["line 1"], empty.Fields());
        Assert.DoesNotContain("uagga", refusal.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(contacts.SummariseCases(new()).Authorities);
    }

    [SkippableTheory, EachStore]
    public async Task Exact_repetitions_are_left_out_and_a_check_stores_nothing(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);

        var check =
            (await contacts.ImportContactsAsync(Contact("C1", "Hill", "NFA") + Contact("C1", "Hill", "NFA"), validateOnly: true)).Report;

        Assert.Equal((1, 1, true), (check.RowsAdded, check.RowsDropped, check.ValidatedOnly));
        Assert.Equal([(3, "DUPLICATE_ROW")], check.Notes.Select(note => (note.Line, note.Code)));
        Assert.Equal(("ssd_contacts.csv", ""), (check.FileName, check.Sha256));
        Assert.Empty(contacts.SummariseCases(new()).Authorities);
    }

    [SkippableTheory, EachStore]
    public async Task Only_the_sector_s_code_of_schools_counts_and_a_urn_needs_no_alias(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);

        await contacts.ImportContactsAsync(Contact("C1", "Hill", "NFA") + Contact("C2", "Hill", "NFA", source: "3C")
            + Contact("C3", "Hill", "NFA", source: "2B")
            + Contact("C4", GivenOutcomes.Bury[2], "ADVICE") + Contact("C5", "999999", "NFA") + Contact("C6", "The High School", "NFA")
            + Contact("C7", "Nr the park", "NFA"));
        var bury = contacts.Bury();

        Assert.Equal((2, 1, 1, 1, 2), (bury.InTrial, bury.NotInTrial, bury.Ambiguous, bury.AliasUnknown, bury.OtherSource));
        Assert.Equal((2, 1, 1), (bury.Totals.ContactsTotal, bury.Totals.ContactsNfa, bury.Totals.ContactsAdviceOnly));
        Assert.Equal((3, 5, 0.6), (bury.Matched.Numerator, bury.Matched.Denominator, bury.Matched.Ratio));
    }

    [SkippableTheory, EachStore]
    public async Task An_authority_without_an_agreement_and_one_that_is_not_there_are_refused(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);
        programme.Clock.SetUtcNow(new DateTimeOffset(2022, 10, 2, 9, 0, 0, TimeSpan.Zero));
        var officer = await programme.ClientAsync<ContactsService.ContactsServiceClient>(Role.LaDataOfficer, "352");
        await programme.SqlAsync("enrolment", "UPDATE {0}authorities SET \"DsaSignedOn\" = NULL WHERE \"LaCode\" = '353'");

        await Imports.RefusedAsync(Reasons.NotFound, () => contacts.ImportContactsAsync(Contact("C1", "Hill", "NFA"), "999"));
        await Imports.RefusedAsync(Reasons.NotFound, () => officer.ImportContactsAsync(Contact("C1", "Hill", "NFA"), "351"));
        await Imports.RefusedAsync(Reasons.NoDataSharingAgreement, () => contacts.ImportContactsAsync(Contact("C1", "Hill", "NFA"), "353"));
        Assert.Equal(1, (await officer.ImportContactsAsync(Contact("C1", "Hill", "NFA"), "352")).Report.RowsAdded);
        Assert.Equal(["352"], officer.SummariseCases(new()).Authorities.Select(authority => authority.LaCode));
    }
}
