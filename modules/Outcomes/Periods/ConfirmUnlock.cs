using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<ConfirmUnlockResponse> ConfirmUnlock(ConfirmUnlockRequest request, ServerCallContext context)
    {
        var confirmer = Caller.Of(context);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (await LastLockAsync(writing, cancel) is not { UnlockedAt: null, UnlockProposedBy: { } proposer } locked)
                throw Faults.NotFound("proposal to unlock", "that waits");
            confirmer.RefuseUnlessSecond(proposer);

            var unlocked = locked with { UnlockedBy = confirmer.Person, UnlockedAt = clock.GetUtcNow() };
            writing.Attach(locked).CurrentValues.SetValues(unlocked);
            return new ConfirmUnlockResponse { DataLock = unlocked.ToMessage() };
        });
    }
}
