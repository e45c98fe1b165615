using Microsoft.EntityFrameworkCore;
using Programme.Outcomes.Model;

namespace Programme.Outcomes.Data;

/// <summary>Contacts by authority and month, added up by the database.</summary>
internal static class Tallies
{
    /// <summary>Rows in which both counts are there; a share of a blank is none.</summary>
    public static IQueryable<SchoolMonth> Counted(this IQueryable<SchoolMonth> rows) =>
        rows.Where(row => row.ContactsTotal != null && row.ContactsNfa != null);

    /// <summary>Months of a window, both written YYYY-MM and included.</summary>
    public static IQueryable<SchoolMonth> Between(this IQueryable<SchoolMonth> rows, string firstMonth, string lastMonth) =>
        rows.Where(row => string.Compare(row.Month, firstMonth) >= 0 && string.Compare(row.Month, lastMonth) <= 0);

    /// <summary>Adds up, in the order of code and month.</summary>
    public static async Task<List<Tally>> TallyAsync(this IQueryable<SchoolMonth> rows, CancellationToken cancel)
    {
        var tallies = await rows.Counted().GroupBy(row => new { row.LaCode, row.Month })
            .Select(group => new
            {
                group.Key.LaCode,
                group.Key.Month,
                Total = group.Sum(row => (long)row.ContactsTotal!.Value),
                Nfa = group.Sum(row => (long)row.ContactsNfa!.Value),
                Schools = group.Count(),
                Advised = group.Sum(row => row.ContactsAdviceOnly == null ? 0 : 1),
                AdvisedTotal = group.Sum(row => row.ContactsAdviceOnly == null ? 0L : row.ContactsTotal!.Value),
                AdvisedNfa = group.Sum(row => row.ContactsAdviceOnly == null ? 0L : row.ContactsNfa!.Value),
                Advice = group.Sum(row => (long?)row.ContactsAdviceOnly) ?? 0,
            })
            .OrderBy(group => group.LaCode).ThenBy(group => group.Month).ToListAsync(cancel);
        return [.. tallies.Select(tally => new Tally(tally.LaCode, tally.Month, tally.Total, tally.Nfa, tally.Schools,
            tally.Advised > 0 ? new AdviceTally(tally.AdvisedTotal, tally.AdvisedNfa, tally.Advice, tally.Advised) : null))];
    }

    /// <summary>Adds up by school.</summary>
    public static Task<List<SchoolTally>> TallySchoolsAsync(this IQueryable<SchoolMonth> rows, CancellationToken cancel) => rows.Counted().GroupBy(row => row.Urn)
        .Select(school => new SchoolTally(school.Key, school.Sum(row => (long)row.ContactsTotal!.Value), school.Sum(row => (long)row.ContactsNfa!.Value)))
        .ToListAsync(cancel);

    /// <summary>Different schools with a count by authority, over the months of a window in which at least <paramref name="least"/> of its
    /// schools have one.</summary>
    public static Dictionary<string, int> DifferentSchools(this IEnumerable<ReturnTally> tallies, string firstMonth, string lastMonth, int least) => tallies
        .Where(tally => tally.Schools >= least && string.CompareOrdinal(tally.Month, firstMonth) >= 0 && string.CompareOrdinal(tally.Month, lastMonth) <= 0)
        .GroupBy(tally => tally.LaCode)
        .ToDictionary(authority => authority.Key, authority => authority.SelectMany(tally => tally.Urns.Split(' ')).Distinct(StringComparer.Ordinal).Count());
}

/// <summary>Contacts of one school.</summary>
/// <param name="Urn">School.</param>
/// <param name="Total">All.</param>
/// <param name="Nfa">Closed with no further action.</param>
internal sealed record SchoolTally(string Urn, long Total, long Nfa);
