using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<WithdrawUnlockResponse> WithdrawUnlock(WithdrawUnlockRequest request, ServerCallContext context) =>
        await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (await LastLockAsync(writing, cancel) is not { UnlockedAt: null, UnlockProposedBy: not null } locked)
                throw Faults.NotFound("proposal to unlock", "that waits");
            var standing = locked with { UnlockReason = null, UnlockProposedBy = null, UnlockProposedAt = null };
            writing.Attach(locked).CurrentValues.SetValues(standing);
            return new WithdrawUnlockResponse { DataLock = standing.ToMessage() };
        });
}
