using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;

namespace Programme.Outcomes;

/// <summary>Locks that were opened after the unmasking: whatever is by arm since then says so.</summary>
internal static class ChangedAfterUnmasking
{
    private const int Shown = 200;

    /// <summary>Those locks, in their order.</summary>
    public static async Task<List<LockRow>> OpenedAsync(OutcomesDb db, Unmasking unmasking, CancellationToken cancel) =>
        unmasking.ConfirmedAt is not { } confirmed ? []
            : (await db.Locks.AsNoTracking().Where(row => row.UnlockedAt != null).OrderBy(row => row.Number).ToListAsync(cancel))
                .FindAll(row => row.UnlockedAt >= confirmed.ToDateTimeOffset());

    /// <summary>A mark for each: who opened it, why, and part and key of what differs in the lock after it.</summary>
    public static async Task<IReadOnlyList<string>> MarksAsync(OutcomesDb db, Unmasking unmasking, CancellationToken cancel)
    {
        var marks = new List<string>();
        foreach (var opened in await OpenedAsync(db, unmasking, cancel))
        {
            var next = await db.Locks.AsNoTracking().SingleOrDefaultAsync(row => row.Number == opened.Number + 1, cancel);
            var differing = next is null ? "not known, the data are not locked again"
                : string.Join("; ", Between(opened, await LockedParts.LoadAsync(db, opened.Number, cancel), next,
                    await LockedParts.LoadAsync(db, next.Number, cancel)));
            marks.Add($"data changed after unmasking: lock {opened.Number} was opened by {opened.UnlockProposedBy} and {opened.UnlockedBy} "
                + $"({opened.UnlockReason}); differing: {differing}");
        }
        return marks;
    }

    /// <summary>Keys that differ, by part; at most 200 of them. Nothing differs where the data were locked again as they were.</summary>
    private static List<string> Between(LockRow then, IReadOnlyCollection<LockPart> before, LockRow now,
        IReadOnlyCollection<LockPart> after)
    {
        var found = LockPart.Differences(before, after).ToList();
        if (found.Count == 0)
            return [then.Text == now.Text ? "nothing" : "facts of the lock that no result is computed from"];
        return found.Count <= Shown ? found : [.. found.Take(Shown), $"and {found.Count - Shown} more"];
    }
}
