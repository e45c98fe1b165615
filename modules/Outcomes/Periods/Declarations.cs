using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>Declarations for months, which can be replaced. Every declaration stays, so that a figure as known on a day is computed
/// by those that stood then.</summary>
internal static class Declarations
{
    /// <summary>The definitions of the authorities in scope, as they stood at the end of a day.</summary>
    public static async Task<DefinitionsInForce> DefinitionsAsync(this OutcomesDb db, DateOnly knownOn, CancellationToken cancel) =>
        new(Standing(await db.Definitions.AsNoTracking().ToListAsync(cancel), row => (row.LaCode, row.FirstMonth), row => row.Number,
            row => row.SetAt, knownOn));

    /// <summary>What may stand in for months without a return, as it stood at the end of a day.</summary>
    public static async Task<List<CarriedForwardRow>> CarriedForwardAsync(this OutcomesDb db, DateOnly knownOn, CancellationToken cancel) =>
        Standing(await db.CarriedForward.AsNoTracking().ToListAsync(cancel), row => (row.LaCode, row.Month), row => row.Number,
            row => row.DeclaredAt, knownOn);

    /// <summary>The last declaration of each authority and month, by code and month.</summary>
    private static List<TRow> Standing<TRow>(List<TRow> rows, Func<TRow, (string LaCode, string Month)> key, Func<TRow, int> number,
        Func<TRow, DateTimeOffset> at, DateOnly knownOn) =>
        [.. rows.Where(row => at(row).DayInEngland() <= knownOn).GroupBy(key)
            .OrderBy(declared => declared.Key.LaCode, StringComparer.Ordinal)
            .ThenBy(declared => declared.Key.Month, StringComparer.Ordinal).Select(declared => declared.MaxBy(number)!)];
}
