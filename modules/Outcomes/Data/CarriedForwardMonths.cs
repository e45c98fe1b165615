using Microsoft.EntityFrameworkCore;
using Programme.Outcomes.Model;

namespace Programme.Outcomes.Data;

/// <summary>Months that stand in for months without a return.</summary>
internal static class CarriedForwardMonths
{
    /// <summary>The counts of the declared months under the months for which they stand in, each with the month that it is of. A month
    /// that has a return needs none.</summary>
    public static async Task<Dictionary<Tally, string>> CarriedForwardAsync(this OutcomesDb db, IQueryable<SchoolMonth> rows, IReadOnlyList<Tally> returned,
        string first, string last, DateOnly knownOn, CancellationToken cancel)
    {
        var there = returned.Select(tally => (tally.LaCode, tally.Month)).ToHashSet();
        var declared = (await db.CarriedForward.Where(row => string.Compare(row.Month, first) >= 0 && string.Compare(row.Month, last) <= 0).ToListAsync(cancel))
            .FindAll(row => !there.Contains((row.LaCode, row.Month)) && Journal.Dates.DayInEngland(row.DeclaredAt) <= knownOn);
        if (declared.Count == 0)
            return [];
        var months = declared.Select(row => row.FromMonth).Distinct().ToList();
        var sources = (await rows.Where(row => months.Contains(row.Month)).TallyAsync(cancel)).ToDictionary(tally => (tally.LaCode, tally.Month));
        return declared.Where(row => sources.ContainsKey((row.LaCode, row.FromMonth)))
            .ToDictionary(row => sources[(row.LaCode, row.FromMonth)] with { Month = row.Month }, row => row.FromMonth);
    }
}
