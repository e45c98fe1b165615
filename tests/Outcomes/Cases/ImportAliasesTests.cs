using Programme.Outcomes.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenContacts;

namespace Programme.Tests;

public sealed class ImportAliasesTests
{
    [SkippableTheory, EachStore]
    public async Task A_new_list_decides_on_contacts_that_are_there_already_and_the_same_list_again_on_none(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);
        await contacts.ImportContactsAsync(Contacts(5, "Moor Sch") + Contacts(2, "Hill", "D"));
        Assert.Equal((2, 5), (contacts.Bury().InTrial, contacts.Bury().AliasUnknown));

        var list =
            $"Moor Sch,{GivenOutcomes.Bury[2]},abbreviation\nHill,{GivenOutcomes.Bury[1]},exact\nDale,{GivenOutcomes.Bury[1]},variant\n";
        var changed = (await contacts.ImportAliasesAsync(list)).Report;
        var again = (await contacts.ImportAliasesAsync(list)).Report;

        Assert.Equal((0, 2, 1), (changed.RowsAdded, changed.RowsChanged, changed.RowsUnchanged));
        Assert.True(again.NothingChanged);
        Assert.Equal((7, 7, 0), (contacts.Bury().InTrial, contacts.Bury().Totals.ContactsTotal, contacts.Bury().AliasUnknown));
        Assert.Equal([GivenOutcomes.Bury[1], GivenOutcomes.Bury[2]],
            contacts.ReconcileContacts(new() { LaCode = "351" }).Months.Select(month => month.Urn));
    }

    [SkippableTheory, EachStore]
    public async Task Aliases_without_a_school_of_the_list_or_twice_are_refused_by_line(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => contacts.ImportAliasesAsync(
            $"A,999999,exact\nB,,variant\nC,{GivenOutcomes.Bury[0]},ambiguous\nD,{GivenOutcomes.Bury[0]},not_in_trial\nE,"
                + $"{GivenOutcomes.Bury[0]},sure\n,{GivenOutcomes.Bury[0]},exact\nF,999999,not_in_trial\nF,,ambiguous\n"));

        Assert.Equal(["line 2, column urn", "line 3, column urn", "line 4, column urn", "line 5, column urn", "line 6, column match",
            "line 7, column alias", "line 9, column alias"], refusal.Fields());
    }
}
