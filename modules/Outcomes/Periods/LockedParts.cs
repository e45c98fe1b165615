using Microsoft.EntityFrameworkCore;

namespace Programme.Outcomes;

/// <summary>The parts that are kept with a lock.</summary>
internal static class LockedParts
{
    /// <summary>By name; none for a lock of the first version.</summary>
    public static async Task<List<LockPart>> LoadAsync(OutcomesDb db, int number, CancellationToken cancel) =>
        (await db.LockParts.Where(row => row.Number == number).OrderBy(row => row.Name).ToListAsync(cancel))
            .ConvertAll(row => row.ToPart());

    /// <summary>Whether all parts are there as they were locked.</summary>
    /// <param name="parts">What is kept with the lock.</param>
    /// <param name="text">The text of the lock.</param>
    public static bool AreWhole(List<LockPart> parts, string text) =>
        parts.Count == LockPart.Names.Count && parts.TrueForAll(part => part.IsIn(text));
}
