using Microsoft.EntityFrameworkCore;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Selects the version of each month that counts.</summary>
internal static class Versions
{
    /// <summary>The versions that count, of those that were known.</summary>
    public static IQueryable<VersionKey> InForce(this OutcomesDb db, KnownOn known, VersionBasis basis = VersionBasis.Latest)
    {
        var (extractedBy, receivedBefore) = (known.ExtractDay, known.ReceivedBefore);
        var months = db.Returns.Where(row => row.ExtractOn <= extractedBy && row.ReceivedAt < receivedBefore)
            .GroupBy(row => new { row.LaCode, row.Month });
        return basis == VersionBasis.First
            ? months.Select(month => new VersionKey
            {
                LaCode = month.Key.LaCode,
                Month = month.Key.Month,
                Version = month.Min(row => row.Version)
            })
            : months.Select(month => new VersionKey
            {
                LaCode = month.Key.LaCode,
                Month = month.Key.Month,
                Version = month.Max(row => row.Version)
            });
    }

    /// <summary>All versions that were known, the newest and those before.</summary>
    public static Task<List<ReceivedVersion>> ReceivedAsync(this OutcomesDb db, KnownOn known, CancellationToken cancel)
    {
        var (extractDay, receivedBefore) = (known.ExtractDay, known.ReceivedBefore);
        return db.Returns.Where(row => row.ExtractOn <= extractDay && row.ReceivedAt < receivedBefore)
            .Select(row => new ReceivedVersion(row.LaCode, row.Month, row.Version, row.ExtractOn, row.ReceivedAt)).ToListAsync(cancel);
    }

    /// <summary>Their sums, those without any counted school left out, by code and month.</summary>
    public static IQueryable<ReturnTallyRow> TalliesInForce(this OutcomesDb db, KnownOn known, VersionBasis basis = VersionBasis.Latest) =>
        db.ReturnTallies
        .Join(db.InForce(known, basis),
            row => new { row.LaCode, row.Month, row.Version },
            version => new { version.LaCode, version.Month, version.Version },
            (row, _) => row)
        .Where(row => row.Schools > 0)
        .OrderBy(row => row.LaCode).ThenBy(row => row.Month);

    /// <summary>Months of a window, both written YYYY-MM and included.</summary>
    public static IQueryable<ReturnTallyRow> Between(this IQueryable<ReturnTallyRow> tallies, string firstMonth, string lastMonth) =>
        tallies.Where(row => string.Compare(row.Month, firstMonth) >= 0 && string.Compare(row.Month, lastMonth) <= 0);

    /// <summary>Their rows.</summary>
    public static IQueryable<SchoolMonthRow> RowsInForce(this OutcomesDb db, KnownOn known) =>
        db.ReturnRows.Join(db.InForce(known),
            row => new { row.LaCode, row.Month, row.Version },
            version => new { version.LaCode, version.Month, version.Version },
            (row, _) => row);

    /// <summary>Different schools with a count by authority, over the months of a window in which at least <paramref name="least"/> of its
    /// schools have one.</summary>
    public static Dictionary<string, int> DifferentSchools(this IEnumerable<ReturnTallyRow> tallies, string firstMonth, string lastMonth,
        int least) => tallies
        .Where(tally => tally.Schools >= least && string.CompareOrdinal(tally.Month, firstMonth) >= 0
            && string.CompareOrdinal(tally.Month, lastMonth) <= 0)
        .GroupBy(tally => tally.LaCode)
        .ToDictionary(authority => authority.Key,
            authority => authority.SelectMany(tally => tally.BySchool()).Select(school => school.Urn).Distinct(StringComparer.Ordinal)
                .Count());
}

/// <summary>One version of one month of one authority.</summary>
internal sealed class VersionKey
{
    public required string LaCode { get; init; }
    public required string Month { get; init; }
    public required int Version { get; init; }
}
