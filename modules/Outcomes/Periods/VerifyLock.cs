using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    private const int DifferencesShown = 200;

    public override async Task<VerifyLockResponse> VerifyLock(VerifyLockRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var locked = await db.Locks.Where(row => request.Number == 0 || row.Number == request.Number).OrderByDescending(row => row.Number).FirstOrDefaultAsync(context.CancellationToken)
            ?? throw Faults.NotFound("lock", request.Number == 0 ? "yet" : $"{request.Number}");
        var calendar = await calendars.WholeAsync("", context.CancellationToken);

        var now = await LockText.WriteAsync(db, trial, calendar, context.CancellationToken);
        var differences = LockText.Differences(locked.Text, now).ToList();
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
}
