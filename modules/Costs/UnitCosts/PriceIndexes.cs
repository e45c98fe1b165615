using Microsoft.EntityFrameworkCore;

namespace Programme.Costs;

/// <summary>Loads the price index.</summary>
internal static class PriceIndexes
{
    /// <summary>The version that is asked for; 0 = that of a plan, or the newest that stood when it was locked: when none did, an index
    /// without a year, so that real figures of other years are refused.</summary>
    /// <exception cref="Exception">NOT_FOUND: there is no such version.</exception>
    public static async Task<PriceIndex> LoadAsync(CostsDb db, int asked, PlannedEconomics planned, CancellationToken cancel)
    {
        var version = asked > 0 ? asked : planned.IndexVersion;
        if (version > 0 || planned.LockedAt is null)
            return await LoadAsync(db, version, cancel);
        var versions = await db.PriceIndexVersions.Select(row => new { row.Number, row.ImportedAt }).Distinct().ToListAsync(cancel);
        // What stood before there were versions was numbered 1 at the next import, at the same time as that.
        var stood = versions.Where(one => planned.GoesBy(one.ImportedAt) || (one.Number == 1
            && versions.Exists(next => next.Number == 2 && next.ImportedAt == one.ImportedAt))).ToList();
        return stood.Count > 0 || versions.Count == 0 ? await LoadAsync(db, stood.Select(one => one.Number).DefaultIfEmpty().Max(), cancel)
            : PriceIndex.NoneAtLock;
    }

    /// <summary>A version of it, or (0) the one that stands.</summary>
    /// <exception cref="Exception">NOT_FOUND: there is no such version.</exception>
    public static async Task<PriceIndex> LoadAsync(CostsDb db, int version, CancellationToken cancel)
    {
        var newest = await db.PriceIndexVersions.MaxAsync(row => (int?)row.Number, cancel) ?? 0;
        if (version == 0 || version == newest)
            return new(await db.PriceIndex.ToDictionaryAsync(row => row.Year, row => row.Index, cancel), newest);
        var years = await db.PriceIndexVersions.Where(row => row.Number == version)
            .ToDictionaryAsync(row => row.Year, row => row.Index, cancel);
        return years.Count > 0 ? new(years, version) : throw Faults.NotFound("version of the price index", $"{version}");
    }
}
