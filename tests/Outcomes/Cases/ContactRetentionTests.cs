using Programme.Access.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenContacts;

namespace Programme.Tests;

public sealed class ContactRetentionTests
{
    [SkippableTheory, EachStore]
    public async Task When_their_day_has_come_contacts_go_with_tallies_and_undecided_texts_and_a_certificate_stays(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var contacts = await WithAliasesAsync(programme);
        await contacts.ImportContactsAsync(Contacts(3, "Hill") + Contacts(2, "Nr the park", "D"));
        var retention = programme.Client<RetentionService.RetentionServiceClient>();

        retention.SetRetention(new() { Kind = "outcomes/contacts", DeleteOn = GivenRegister.Day(2022, 10, 1) });
        var certificate = retention.RunRetention(new()).Certificates.Single();

        Assert.Equal(("outcomes/contacts", 5), (certificate.Kind, certificate.Rows));
        Assert.Empty(contacts.SummariseCases(new()).Authorities);
        Assert.Empty(contacts.SummariseCaseRates(new() { LaCode = "351" }).Months);
        Assert.Empty(contacts.ListUnmatched(new() { LaCode = "351" }).Texts);
        Assert.Equal(3, (await contacts.ImportContactsAsync(Contacts(3, "Hill"))).Report.RowsAdded);
        Assert.Equal(3, contacts.Bury().InTrial);
    }
}
