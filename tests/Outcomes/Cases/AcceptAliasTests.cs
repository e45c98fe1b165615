using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenContacts;

namespace Programme.Tests;

public sealed class AcceptAliasTests
{
    [SkippableTheory, EachStore]
    public async Task A_decision_tallies_the_contacts_of_its_text_and_a_later_one_replaces_it(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);
        await contacts.ImportContactsAsync(Contacts(4, "Moor Sch"));

        var accepted =
            contacts.AcceptAlias(new()
            {
                LaCode = "351",
                Alias = "Moor Sch",
                Urn = GivenOutcomes.Bury[2],
                Match = AliasMatch.Abbreviation
            });
        var before = contacts.Bury();
        contacts.AcceptAlias(new() { LaCode = "351", Alias = "Moor Sch", Match = AliasMatch.Ambiguous });
        var after = contacts.Bury();

        Assert.Equal(4, accepted.Contacts);
        Assert.Equal((4, 4, 0), (before.InTrial, before.Totals.ContactsNfa, before.Ambiguous));
        Assert.Equal((0, 0, 4), (after.InTrial, after.Totals.ContactsNfa, after.Ambiguous));
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            () => contacts.AcceptAliasAsync(new() { LaCode = "351", Alias = "Moor Sch", Match = AliasMatch.Ambiguous }).ResponseAsync);
    }

    [SkippableTheory, EachStore]
    public async Task Who_decided_what_stands_in_the_audit(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await WithAliasesAsync(programme);
        var officer = await programme.ClientAsync<ContactsService.ContactsServiceClient>(Role.LaDataOfficer, "351");

        officer.AcceptAlias(new() { LaCode = "351", Alias = "Hill", Urn = GivenOutcomes.Bury[1], Match = AliasMatch.Variant });

        var row = programme.Client<AccessService.AccessServiceClient>()
            .ListAuditEntries(new() { Module = "outcomes", PageSize = 100 }).Entries
            .Single(entry => entry.Method.EndsWith("AcceptAlias", StringComparison.Ordinal));
        Assert.Equal("test-ladataofficer", row.Subject);
        Assert.Contains(GivenOutcomes.Bury[0], row.Details, StringComparison.Ordinal);
        Assert.Contains(GivenOutcomes.Bury[1], row.Details, StringComparison.Ordinal);
    }

    [SkippableTheory, EachStore]
    public async Task A_school_that_is_not_on_the_authority_s_list_is_refused(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);

        var refusal = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () =>
                contacts.AcceptAliasAsync(new()
                {
                    LaCode = "351",
                    Alias = " Moor",
                    Urn = "999999",
                    Match = AliasMatch.Exact
                }).ResponseAsync);
        var nothing = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => contacts.AcceptAliasAsync(new() { LaCode = "351" }).ResponseAsync);

        Assert.Equal(["alias", "urn"], refusal.Fields());
        Assert.Equal(["alias", "match"], nothing.Fields());
        await Imports.RefusedAsync(Reasons.NotFound,
            () => contacts.AcceptAliasAsync(new() { LaCode = "999", Alias = "Moor" }).ResponseAsync);
    }
}
