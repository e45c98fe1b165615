using System.Globalization;
using System.Runtime.CompilerServices;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Given states of the tests on single contacts. Bury's first schools are known as Hill, Dale and Moor.</summary>
internal static class GivenContacts
{
    public const string Header =
        "cont_contact_id,cont_person_id,cont_contact_date,cont_contact_source_code,cont_contact_source_desc,cont_contact_outcome_json\n";

    private static readonly ConditionalWeakTable<RunningProgramme, Task> Aliased = [];

    /// <summary>A running programme with the list and three aliases of Bury.</summary>
    public static async Task<ContactsService.ContactsServiceClient> WithAliasesAsync(RunningProgramme programme)
    {
        await GivenOutcomes.WithListAsync(programme);
        var contacts = programme.Client<ContactsService.ContactsServiceClient>();
        await Aliased.GetValue(programme,
            _ => contacts.ImportAliasesAsync($"Hill,{GivenOutcomes.Bury[0]},exact\nDale,{GivenOutcomes.Bury[1]},variant\nThe High "
                + "School,,ambiguous\n"));
        return contacts;
    }

    public static Task<ImportAliasesResponse> ImportAliasesAsync(this ContactsService.ContactsServiceClient contacts, string rows,
        string laCode = "351") =>
        contacts.ImportAliases()
        .SendAsync(new ImportAliasesRequest { Options = Imports.Options("school-aliases.csv"), LaCode = laCode },
            "alias,urn,match\n" + rows);

    public static Task<ImportContactsResponse> ImportContactsAsync(this ContactsService.ContactsServiceClient contacts, string rows,
        string laCode = "351", bool validateOnly = false, string requestId = "") =>
        contacts.ImportContacts()
        .SendAsync(new ImportContactsRequest { Options = Imports.Options("any name.csv", validateOnly, requestId), LaCode = laCode },
            Header + rows);

    /// <summary>A row with these flags set, for example <c>NFA,ADVICE</c>.</summary>
    public static string Contact(string id, string text, string flags, string source = "2A", string day = "2021-10-05",
        string person = "P1") =>
        $"{id},{person},{day},{source},{text},\"{{{Yes(flags)}}}\"\n";

    private static string Yes(string flags) =>
        string.Join(',', flags.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(flag => $"\"\"{flag}\"\":\"\"Y\"\""));

    /// <summary>So many contacts without further action.</summary>
    public static string Contacts(int count, string text, string prefix = "C", string flags = "NFA") =>
        string.Concat(Enumerable.Range(1, count).Select(at => Contact(prefix + at.ToString(CultureInfo.InvariantCulture), text, flags)));

    public static CaseSummary Bury(this ContactsService.ContactsServiceClient contacts) =>
        contacts.SummariseCases(new()).Authorities.Single(authority => authority.LaCode == "351");
}
