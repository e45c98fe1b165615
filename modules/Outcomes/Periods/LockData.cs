using System.Text.Json;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<LockDataResponse> LockData(LockDataRequest request, ServerCallContext context)
    {
        var calendar = await calendars.WholeAsync("", context.CancellationToken);
        var stated = await statements.LoadAsync(context.CancellationToken);

        await using var db = store.Read(context);
        var seen = await ChangesAsync(db, context.CancellationToken);
        var parts = await PartsAsync(db, stated, context.CancellationToken);
        var text = await LockText.WriteAsync(db, trial, calendar, parts, context.CancellationToken);

        // The audit row has the hash; text and rows stand in the tables.
        var change = Change.Of(context, request) with { Details = JsonSerializer.Serialize(new { sha256 = LockText.Hash(text) }) };
        return await commit.SaveAsync(change, async (writing, cancel) =>
        {
            var last = await LastLockAsync(writing, cancel);
            if (last is { UnlockedAt: null })
                throw Faults.AlreadyExists($"The data are locked already (lock {last.Number}).");
            // Read again, behind which everybody else waits, only if something was stored since.
            if (await ChangesAsync(writing, cancel) != seen
                && await LockText.WriteAsync(writing, trial, calendar, await PartsAsync(writing, stated, cancel), cancel) != text)
                throw Faults.Stale("data");
            var locked = new LockRow
            {
                Number = (last?.Number ?? 0) + 1,
                Sha256 = LockText.Hash(text),
                Text = text,
                LockedBy = Caller.Of(context).Subject,
                LockedAt = clock.GetUtcNow()
            };
            writing.Add(locked);
            writing.AddRange(parts.Select(part => LockPartRow.Of(locked.Number, part)));
            return new LockDataResponse { DataLock = locked.ToMessage() };
        });
    }

    /// <summary>What other modules state, and the outcomes of this one.</summary>
    private async Task<IReadOnlyList<LockPart>> PartsAsync(OutcomesDb db, IReadOnlyList<LockPart> stated, CancellationToken cancel) =>
        [.. stated, .. await LockedOutcomes.LoadAsync(db, trial, settings.PracticeMoves, cancel)];

    /// <summary>Every change of the module adds to its audit.</summary>
    private static Task<long?> ChangesAsync(OutcomesDb db, CancellationToken cancel) =>
        db.Audit.MaxAsync(row => (long?)row.Sequence, cancel);

    private static Task<LockRow?> LastLockAsync(OutcomesDb db, CancellationToken cancel) =>
        db.Locks.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
}
