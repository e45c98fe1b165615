using Microsoft.EntityFrameworkCore;

namespace Programme.Costs;

/// <summary>Loads what answers go by (decision 0138): what stood when the plan was locked, or what stands today while none is.</summary>
internal static class PlannedRows
{
    /// <summary>Rules of shared costs.</summary>
    public static async Task<List<AllocationRuleRow>> RulesAsync(this PlannedEconomics planned, CostsDb db, CancellationToken cancel) =>
        (await db.AllocationRules.ToListAsync(cancel)).FindAll(rule => planned.GoesBy(rule.SetAt));

    /// <summary>Unit costs of staff.</summary>
    public static async Task<List<UnitCostRow>> UnitCostsAsync(this PlannedEconomics planned, CostsDb db, CancellationToken cancel) =>
        (await db.UnitCosts.ToListAsync(cancel)).FindAll(row => planned.GoesBy(row.SetAt));
}
