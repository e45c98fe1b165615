using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenContacts;

namespace Programme.Tests;

public sealed class SummariseCaseRatesTests
{
    [SkippableTheory, EachStore]
    public async Task The_rate_table_is_that_of_listed_schools_and_of_the_caller_s_authority(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);
        await contacts.ImportContactsAsync(Contacts(3, "Hill") + Contacts(1, "Dale", "D", "ADVICE") + Contacts(9, "Nobody's", "E"));
        var elsewhere = await programme.ClientAsync<ContactsService.ContactsServiceClient>(Role.LaDataOfficer, "352");

        var month = contacts.SummariseCaseRates(new() { LaCode = "351" }).Months.Single();

        Assert.Equal(("2021-10", 3, 4, 0.75, 2), (month.Month, month.Nfa.Numerator, month.Nfa.Denominator, month.Nfa.Ratio, month.Schools));
        Assert.Empty(elsewhere.SummariseCaseRates(new() { LaCode = "351" }).Months);
    }
}
