using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<ProposeUnlockResponse> ProposeUnlock(ProposeUnlockRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Reason("reason", request.Reason);
        fields.ThrowIfAny();

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            if (await LastLockAsync(writing, cancel) is not { UnlockedAt: null } locked)
                throw Faults.NotFound("lock", "that stands");
            if (locked.UnlockProposedBy is not null)
                throw Faults.AlreadyExists($"{locked.UnlockProposedBy} proposed to unlock already. Somebody else confirms it.");
            var proposed = locked with
            {
                UnlockReason = request.Reason.Trim(),
                UnlockProposedBy = Caller.Of(context).Person!,
                UnlockProposedAt = clock.GetUtcNow()
            };
            writing.Attach(locked).CurrentValues.SetValues(proposed);
            return new ProposeUnlockResponse { DataLock = proposed.ToMessage() };
        });
    }
}
