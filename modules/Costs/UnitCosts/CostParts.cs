using Microsoft.EntityFrameworkCore;

namespace Programme.Costs;

/// <summary>Cost lines as unit costs need them.</summary>
internal static class CostParts
{
    /// <summary>Added up by the database, in the scope of the tables given.</summary>
    /// <param name="db">The lines.</param>
    /// <param name="laCode">Only this authority's; empty = all.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public static async Task<List<CostPart>> LoadAsync(CostsDb db, string laCode, CancellationToken cancel)
    {
        var sums = await db.SpentLines.Where(row => laCode == "" || row.LaCode == laCode)
            .GroupBy(row => new { row.LaCode, row.Urn, row.Payer, row.Category, row.CostClass, row.Attribution, row.PriceYear })
            .Select(lines => new
            {
                lines.Key,
                Pence = lines.Sum(row => row.AmountPence),
                Hours = lines.Sum(row => row.Hours ?? 0),
                Lines = lines.Count(),
                WithoutHours = lines.Sum(row => row.Hours == null ? 1 : 0),
            }).ToListAsync(cancel);
        return [.. sums.Select(sum => new CostPart(sum.Key.LaCode, sum.Key.Urn, sum.Key.Payer, sum.Key.Category, sum.Key.CostClass,
            sum.Key.Attribution, sum.Key.PriceYear, sum.Pence, sum.Hours, sum.Lines, sum.WithoutHours))];
    }
}
