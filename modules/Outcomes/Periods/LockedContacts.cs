using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Programme.Outcomes;

/// <summary>What a data lock says of single contacts. Texts that name schools are only in a hash: staff may have written
/// anything.</summary>
internal static class LockedContacts
{
    public static async Task AddAsync(StringBuilder text, OutcomesDb db, CancellationToken cancel)
    {
        var aliases = await HashedRows.OfAsync(db.SchoolAliases.OrderBy(row => row.LaCode).ThenBy(row => row.Number),
            row => (row.LaCode, ""),
            row => string.Create(CultureInfo.InvariantCulture, $"{row.Number},{row.Match},{row.Urn},{JsonSerializer.Serialize(row.Alias)}"),
                cancel);
        Add(text, "aliases", aliases);
        // By the key of the table, which needs no sorting of millions.
        var contacts = await HashedRows.OfAsync(db.CaseContacts.OrderBy(row => row.Mark), row => (row.LaCode, row.Month),
            row => string.Create(CultureInfo.InvariantCulture, $"{row.Mark},{row.Source},{row.Alias},{row.Flags}"), cancel);
        Add(text, "contacts", contacts);
        var counts =
            await HashedRows.OfAsync(db.CaseCounts.OrderBy(row => row.LaCode).ThenBy(row => row.Month).ThenBy(row => row.Source)
                .ThenBy(row => row.Alias).ThenBy(row => row.Flags),
            row => (row.LaCode, row.Month),
                row => string.Create(CultureInfo.InvariantCulture, $"{row.Source},{row.Alias},{row.Flags},{row.Contacts}"), cancel);
        Add(text, "contact_counts", counts);
        var months = await HashedRows.OfAsync(db.CaseMonths.OrderBy(row => row.LaCode).ThenBy(row => row.Urn).ThenBy(row => row.Month),
            row => (row.LaCode, row.Month),
            row => string.Create(CultureInfo.InvariantCulture,
                $"{row.Urn},{row.Total},{row.Nfa},{row.AdviceOnly},{row.ToEarlyHelp},{row.ToReferral},{row.OnOpenCase}"), cancel);
        Add(text, "contact_months", months);
    }

    private static void Add(StringBuilder text, string kind, Dictionary<(string LaCode, string Month), (long Rows, string Sha256)> parts)
    {
        foreach (var ((laCode, month), (rows, sha256)) in parts.OrderBy(part => part.Key.LaCode, StringComparer.Ordinal)
            .ThenBy(part => part.Key.Month, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{kind} {laCode}{(month.Length > 0 ? $" {month}" : "")} {rows} {sha256}\n");
    }
}
