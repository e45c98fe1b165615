using Microsoft.EntityFrameworkCore;
using Programme.Outcomes.V1;

namespace Programme.Outcomes.Data;

/// <summary>Which version of each month counts.</summary>
internal static class Versions
{
    /// <summary>The versions that count, of those extracted on or before a day.</summary>
    public static IQueryable<VersionKey> InForce(this OutcomesDb db, DateOnly knownOn, VersionBasis basis = VersionBasis.Latest)
    {
        var months = db.Returns.Where(row => row.ExtractOn <= knownOn).GroupBy(row => new { row.LaCode, row.Month });
        return basis == VersionBasis.First
            ? months.Select(month => new VersionKey { LaCode = month.Key.LaCode, Month = month.Key.Month, Version = month.Min(row => row.Version) })
            : months.Select(month => new VersionKey { LaCode = month.Key.LaCode, Month = month.Key.Month, Version = month.Max(row => row.Version) });
    }

    /// <summary>Their sums, those without any counted school left out, by code and month.</summary>
    public static Task<List<ReturnTally>> TalliesInForceAsync(this OutcomesDb db, DateOnly knownOn, CancellationToken cancel) => db.ReturnTallies
        .Join(db.InForce(knownOn),
            row => new { row.LaCode, row.Month, row.Version },
            version => new { version.LaCode, version.Month, version.Version },
            (row, _) => row)
        .Where(row => row.Schools > 0)
        .OrderBy(row => row.LaCode).ThenBy(row => row.Month).ToListAsync(cancel);

    /// <summary>Their rows.</summary>
    public static IQueryable<SchoolMonth> RowsInForce(this OutcomesDb db, DateOnly knownOn, VersionBasis basis = VersionBasis.Latest) =>
        db.ReturnRows.Join(db.InForce(knownOn, basis),
            row => new { row.LaCode, row.Month, row.Version },
            version => new { version.LaCode, version.Month, version.Version },
            (row, _) => row);
}

/// <summary>One version of one month of one authority.</summary>
internal sealed class VersionKey
{
    public required string LaCode { get; init; }
    public required string Month { get; init; }
    public required int Version { get; init; }
}
