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
