using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Loads what schools told of usual practice.</summary>
internal static class UsualPracticeLines
{
    /// <summary>Of some schools, by URN, whatever authority recorded it and whatever the scope of the tables: a school that changed
    /// authority told once. The caller has looked these schools up in its own scope.</summary>
    public static async Task<ILookup<string, UsualPracticeLine>> LoadAsync(CostsDb db, IEnumerable<string> urns, CancellationToken cancel)
    {
        List<string> asked = [.. urns];
        return (await db.SpentLines.IgnoreQueryFilters().Where(row => row.Attribution == CostAttribution.UsualPractice && row.Urn != null
                && EF.Parameter(asked).Contains(row.Urn))
            .Select(row => new UsualPracticeLine(row.Urn!, row.PeriodStartOn, row.PeriodEndOn, row.Category == CostCodes.NothingSpent))
            .ToListAsync(cancel)).ToLookup(line => line.Urn);
    }
}
