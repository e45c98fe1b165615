using Microsoft.EntityFrameworkCore;

namespace Programme.Outcomes;

/// <summary>Keeps the tallies of single contacts, inside the change that brings or reads them differently. Aliases must be saved
/// before.</summary>
internal static class CaseTallies
{
    /// <summary>Adds contacts to their counts, or takes them away, and tallies the months again from the counts.</summary>
    public static async Task AddAsync(OutcomesDb db, string laCode, IReadOnlyDictionary<CaseKey, long> added, CancellationToken cancel)
    {
        var months = added.Keys.Select(key => key.Month).ToHashSet();
        var counts = await CountsAsync(db, laCode, months, cancel);
        foreach (var (key, contacts) in added.Where(count => count.Value != 0))
        {
            if (!counts.TryGetValue(key, out var count))
            {
                counts[key] = count = new CaseCountRow
                {
                    LaCode = laCode,
                    Month = key.Month,
                    Source = key.Source,
                    Alias = key.Alias,
                    Flags = key.Flags,
                    Contacts = 0
                };
                db.Add(count);
            }
            count.Contacts += contacts;
            if (count.Contacts == 0)
                db.Remove(count);
        }
        await TallyAsync(db, laCode, months, counts.Values, cancel);
    }

    /// <summary>Tallies the months again in which some aliases occur.</summary>
    public static async Task ReadAgainAsync(OutcomesDb db, string laCode, IReadOnlyCollection<int> aliases, CancellationToken cancel)
    {
        var months = await db.CaseCounts.Where(row => row.LaCode == laCode && aliases.Contains(row.Alias)).Select(row => row.Month)
            .Distinct().ToListAsync(cancel);
        await TallyAsync(db, laCode, months, (await CountsAsync(db, laCode, months, cancel)).Values, cancel);
    }

    private static Task<Dictionary<CaseKey, CaseCountRow>> CountsAsync(OutcomesDb db, string laCode, IReadOnlyCollection<string> months,
        CancellationToken cancel) =>
        db.CaseCounts.Where(row => row.LaCode == laCode && months.Contains(row.Month)).ToDictionaryAsync(row => row.Key, cancel);

    private static async Task TallyAsync(OutcomesDb db, string laCode, IReadOnlyCollection<string> months,
        IReadOnlyCollection<CaseCountRow> counts, CancellationToken cancel)
    {
        var urns = await db.SchoolAliases.Where(row => row.LaCode == laCode && row.Urn != null)
            .ToDictionaryAsync(row => row.Number, row => row.Urn!, cancel);
        var stored = await db.CaseMonths.Where(row => row.LaCode == laCode && months.Contains(row.Month))
            .ToDictionaryAsync(row => (row.Urn, row.Month), cancel);
        var tallies = counts.Where(count => urns.ContainsKey(count.Alias) && count.Contacts > 0)
            .GroupBy(count => (Urn: urns[count.Alias], count.Month))
            .ToDictionary(group => group.Key,
                group =>
                    CaseTally.Sum(group.Select(count =>
                        CaseTally.Of(ContactPrecedence.Outcome((ContactFlags)count.Flags), count.Contacts))));
        foreach (var (key, tally) in tallies)
        {
            if (!stored.Remove(key, out var month))
                db.Add(month = new CaseMonthRow { LaCode = laCode, Urn = key.Urn, Month = key.Month });
            month.Tally = tally;
        }
        db.RemoveRange(stored.Values);
    }
}
