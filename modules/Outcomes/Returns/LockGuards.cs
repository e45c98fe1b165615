using Microsoft.EntityFrameworkCore;

namespace Programme.Outcomes;

/// <summary>What may still be changed: nothing under a lock, and no approved month. Asked inside the transaction of the change,
/// too.</summary>
internal static class LockGuards
{
    /// <summary>Refuses when the data of the trial are locked.</summary>
    public static async Task RequireUnlockedAsync(this OutcomesDb db, CancellationToken cancel)
    {
        if (await db.Locks.Where(row => row.UnlockedAt == null).Select(row => (int?)row.Number).FirstOrDefaultAsync(cancel) is { } number)
            throw Faults.Precondition(Reasons.DataLocked, $"locks/{number}",
                $"The data of the trial are locked (lock {number}). One person proposes to unlock them and another confirms it.");
    }

    /// <summary>Refuses when the data are locked or the month is approved.</summary>
    public static async Task RequireOpenAsync(this OutcomesDb db, string laCode, string month, CancellationToken cancel)
    {
        await db.RequireUnlockedAsync(cancel);
        if (await db.Approvals.AnyAsync(row => row.LaCode == laCode && row.Month == month && row.ReopenedAt == null, cancel))
            throw Faults.Precondition(Reasons.PeriodApproved, $"periods/{laCode}/{month}",
                $"{month} of {laCode} is approved. Reopen it with a reason before another return is sent.");
    }
}
