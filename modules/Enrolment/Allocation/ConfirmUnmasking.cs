using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<ConfirmUnmaskingResponse> ConfirmUnmasking(ConfirmUnmaskingRequest request, ServerCallContext context)
    {
        var confirmer = Caller.Of(context);
        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var proposed = await writing.Unmaskings.AsNoTracking().SingleOrDefaultAsync(cancel)
                ?? throw Faults.NotFound("proposed unmasking", "yet");
            CheckSecondPerson(proposed.ProposedBy, proposed.ConfirmedBy, confirmer);

            var confirmed = proposed with { ConfirmedAt = clock.GetUtcNow(), ConfirmedBy = confirmer.Person };
            writing.Update(confirmed);
            return new ConfirmUnmaskingResponse { Unmasking = confirmed.ToMessage() };
        });
    }
}
