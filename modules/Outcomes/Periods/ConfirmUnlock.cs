using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<ConfirmUnlockResponse> ConfirmUnlock(ConfirmUnlockRequest request, ServerCallContext context)
    {
        var confirmer = Caller.Of(context).Subject;
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (await LastLockAsync(writing, cancel) is not { UnlockedAt: null, UnlockProposedBy: { } proposer } locked)
                throw Faults.NotFound("proposal to unlock", "that waits");
            if (proposer == confirmer)
                throw Faults.Precondition(Reasons.SecondPersonNeeded, "proposal", $"{proposer} proposed this. Somebody else must confirm it.");

            var unlocked = locked with { UnlockedBy = confirmer, UnlockedAt = clock.GetUtcNow() };
            writing.Attach(locked).CurrentValues.SetValues(unlocked);
            return new ConfirmUnlockResponse { DataLock = unlocked.ToMessage() };
        });
    }
}
