using System.Globalization;
using Programme.Access.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenContacts;

namespace Programme.Tests;

/// <summary>Made-up ids of contacts and people go in by every way. They are looked for, byte by byte, wherever the programme keeps
/// anything.</summary>
public sealed class ContactIdsTests
{
    private const string ContactId = "QUAGGA7781";
    private const string PersonId = "ZEPHYR4402";
    private static readonly List<byte[]> Needles = [.. new[] { ContactId, PersonId, ContactId[..6], PersonId[..6] }
        .SelectMany(ByteSearch.Forms)];

    [Trait("Promise", "S13")]
    [SkippableTheory, EachStore]
    public async Task Ids_of_contacts_and_people_are_kept_nowhere(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var temporary = TemporaryFiles();
        var contacts = await WithAliasesAsync(programme);
        var rows =
            string.Concat(Enumerable.Range(0, 300)
                .Select(at => Contact($"{ContactId}{at}", "Hill", "NFA", person: PersonId + at.ToString(CultureInfo.InvariantCulture))));

        await contacts.ImportContactsAsync(rows, requestId: "once");
        await contacts.ImportContactsAsync(rows, requestId: "once");
        await contacts.ImportContactsAsync(rows + Contact(ContactId, "Dale", "ADVICE", person: PersonId), requestId: "twice");
        var officer = await programme.ClientAsync<ContactsService.ContactsServiceClient>(Role.LaDataOfficer, "351");
        await Imports.RefusedAsync(Reasons.FileInvalid,
            () => officer.ImportContactsAsync(Contact(ContactId, "Hill", PersonId, person: PersonId)));
        await Imports.RefusedAsync(Reasons.FileInvalid,
            () => officer.ImportContactsAsync(Contact(ContactId, "Hill", "NFA") + Contact(ContactId, "Dale", "NFA", person: PersonId)));
        await Imports.RefusedAsync(Reasons.FileInvalid,
            () => officer.ImportContacts()
                .SendAsync(new ImportContactsRequest { Options = Imports.Options($"{ContactId}.csv"), LaCode = "351" },
                    $"{ContactId},{PersonId}\n{rows}"));

        Assert.Equal(301, contacts.Bury().Rows);
        await programme.BackUpAsync();
        Assert.Empty(await programme.HitsAsync(Needles));
        Assert.DoesNotContain(TemporaryFiles().Except(temporary), file => Holds(file, PersonId));
    }

    [Trait("Promise", "S15")]
    [Fact]
    public async Task Without_the_old_key_nothing_is_taken_and_with_it_rows_move_to_the_new_one()
    {
        var folder = Directory.CreateTempSubdirectory("programme-").FullName;
        var (key, old) = (Path.Combine(folder, "keys/pseudonyms.key"), Path.Combine(folder, "keys/pseudonyms.key.old"));
        await using (var programme = await RunningProgramme.StartAsync("sqlite", folder))
            await (await WithAliasesAsync(programme)).ImportContactsAsync(Contacts(3, "Hill"));
        File.Move(key, old + ".kept");

        await Assert.ThrowsAsync<StartException>(() => RunningProgramme.StartAsync("sqlite", folder));
        await using (var programme = await RunningProgramme.StartAsync("sqlite", folder, "--Keys:ReplaceLost=pseudonyms.key"))
            await Imports.RefusedAsync(Reasons.PseudonymKeyMissing,
                () => programme.Client<ContactsService.ContactsServiceClient>().ImportContactsAsync(Contacts(3, "Hill")));
        File.Move(old + ".kept", old);
        await using (var programme = await RunningProgramme.StartAsync("sqlite", folder))
        {
            var contacts = programme.Client<ContactsService.ContactsServiceClient>();
            var two = (await contacts.ImportContactsAsync(Contacts(2, "Hill"))).Report;
            Assert.Equal((0, 2, 3), (two.RowsAdded, two.RowsChanged, (int)contacts.Bury().Rows));
            Assert.Equal(1, (await contacts.ImportContactsAsync(Contacts(3, "Hill"))).Report.RowsChanged);
        }
        File.Delete(old);
        await using (var programme = await RunningProgramme.StartAsync("sqlite", folder))
            Assert.True((await programme.Client<ContactsService.ContactsServiceClient>()
                .ImportContactsAsync(Contacts(3, "Hill"))).Report.NothingChanged);
        Directory.Delete(folder, recursive: true);
    }

    private static HashSet<string> TemporaryFiles() => [.. Directory.EnumerateFiles(Path.GetTempPath())];

    private static bool Holds(string file, string text)
    {
        try
        {
            // Reading a pipe would wait for its writer; it has no length.
            return new FileInfo(file).Length > 0 && File.ReadAllText(file).Contains(text, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
