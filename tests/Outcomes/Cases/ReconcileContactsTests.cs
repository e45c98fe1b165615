using Programme.Outcomes.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenContacts;

namespace Programme.Tests;

public sealed class ReconcileContactsTests
{
    [SkippableTheory, EachStore]
    public async Task Each_school_month_is_equal_differs_or_is_in_one_of_the_two_alone(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);
        var outcomes = await GivenOutcomes.WithListAsync(programme);
        var bury = GivenOutcomes.Bury;
        await contacts.ImportAliasesAsync($"Moor,{bury[2]},exact\n");
        await outcomes.ImportAsync("351", "2021-10",
            GivenOutcomes.Return("2021-10", "2021-11-10", (bury[0], 2, 2), (bury[1], 3, 1), (bury[2], null, null), (bury[3], 5, 1),
                (bury[4], 0, 0)));
        await outcomes.ImportAsync("351", "2021-09", GivenOutcomes.Return("2021-09", "2021-10-10", (bury[0], 7, 2)));

        await contacts.ImportContactsAsync(Contacts(2, "Hill") + Contacts(2, "Dale", "D") + Contacts(1, "Moor", "E"));
        var compared = contacts.ReconcileContacts(new() { LaCode = "351", IncludeEqual = true });

        Assert.Equal((2, 1, 1, 1), (compared.Equal, compared.Differs, compared.OnlyContacts, compared.OnlyReturn));
        Assert.Equal(
            [(bury[0], Agreement.Equal), (bury[1], Agreement.Differs), (bury[2], Agreement.OnlyContacts), (bury[3], Agreement.OnlyReturn),
                (bury[4], Agreement.Equal)],
            compared.Months.Select(month => (month.Urn, month.Agreement)));
        Assert.Equal((1, -1), (compared.Months[1].Difference.ContactsTotal, compared.Months[1].Difference.ContactsNfa));
        Assert.Null(compared.Months[2].Difference);
        Assert.Equal(3, contacts.ReconcileContacts(new() { LaCode = "351" }).Months.Count);
    }
}
