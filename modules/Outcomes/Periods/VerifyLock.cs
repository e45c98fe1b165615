using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    private const int DifferencesShown = 200;

    public override async Task<VerifyLockResponse> VerifyLock(VerifyLockRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var locked = await db.Locks.Where(row => request.Number == 0 || row.Number == request.Number).OrderByDescending(row => row.Number)
            .FirstOrDefaultAsync(context.CancellationToken)
            ?? throw Faults.NotFound("lock", request.Number == 0 ? "yet" : $"{request.Number}");
        var calendar = await calendars.WholeAsync("", context.CancellationToken);

        var kept = await LockedParts.LoadAsync(db, locked.Number, context.CancellationToken);
        var parts = kept.Count == 0 ? []
            : SaltedAs(kept, await PartsAsync(db, await statements.LoadAsync(context.CancellationToken), context.CancellationToken));
        var unmasked = (await enrolment.UnmaskingAsync(context.CancellationToken)).State == UnmaskingState.Confirmed;
        var now = await LockText.WriteAsync(db, trial, calendar, parts, context.CancellationToken);
        var differences = LockText.Differences(locked.Text, now).Concat(LockPart.Differences(Stated(kept), Stated(parts), unmasked))
            .ToList();
        differences.InsertRange(0, kept.Where(part => !part.IsIn(locked.Text))
            .Select(part => $"- the rows kept with the lock: {part.Name} has not the hash that was locked"));
        // A text that does not have its own hash was changed outside this program.
        if (LockText.Hash(locked.Text) != locked.Sha256)
            differences.Insert(0, $"- the locked text itself: it has the hash {LockText.Hash(locked.Text)}");
        return new VerifyLockResponse
        {
            DataLock = locked.ToMessage(),
            Sha256Now = LockText.Hash(now),
            Same = differences.Count == 0 && LockText.Hash(now) == locked.Sha256,
            Differences = { differences.Take(DifferencesShown) },
            DifferencesTotal = differences.Count,
        };
    }

    private static IReadOnlyList<LockPart> SaltedAs(List<LockPart> kept, IReadOnlyList<LockPart> parts) =>
        [.. parts.Select(part => part with { Salt = kept.Find(one => one.Name == part.Name)?.Salt ?? "" })];

    private static List<LockPart> Stated(IEnumerable<LockPart> parts) => [.. parts.Where(part => LockPart.Statements.Contains(part.Name))];
}
