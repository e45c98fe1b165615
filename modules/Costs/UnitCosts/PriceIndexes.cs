using Microsoft.EntityFrameworkCore;

namespace Programme.Costs;

/// <summary>Loads the price index.</summary>
internal static class PriceIndexes
{
    /// <summary>The version that is asked for; 0 = that of a plan, or the newest that stood when it was locked.</summary>
    /// <exception cref="Exception">NOT_FOUND: there is no such version.</exception>
    public static async Task<PriceIndex> LoadAsync(CostsDb db, int asked, PlannedEconomics planned, CancellationToken cancel)
    {
        var version = asked > 0 ? asked : planned.IndexVersion;
        if (version == 0 && planned.LockedAt is not null)
            version = (await db.PriceIndexVersions.Select(row => new { row.Number, row.ImportedAt }).Distinct().ToListAsync(cancel))
                .Where(one => planned.GoesBy(one.ImportedAt)).Select(one => one.Number).DefaultIfEmpty().Max();
        return await LoadAsync(db, version, cancel);
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
