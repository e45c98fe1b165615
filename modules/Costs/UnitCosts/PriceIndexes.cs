using Microsoft.EntityFrameworkCore;

namespace Programme.Costs;

/// <summary>Loads the price index.</summary>
internal static class PriceIndexes
{
    /// <summary>The newest version that a plan goes by; 0 = none stood when it was locked, or there is none.</summary>
    public static async Task<int> NewestAsync(CostsDb db, PlannedEconomics planned, CancellationToken cancel) =>
        (await db.PriceIndexVersions.Select(row => new { row.Number, row.ImportedAt }).Distinct().ToListAsync(cancel))
            .Where(version => planned.GoesBy(version.ImportedAt)).Select(version => version.Number).DefaultIfEmpty().Max();

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
