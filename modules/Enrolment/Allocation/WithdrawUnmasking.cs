using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<WithdrawUnmaskingResponse> WithdrawUnmasking(WithdrawUnmaskingRequest request, ServerCallContext context) =>
        await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var proposed = await writing.Unmaskings.SingleOrDefaultAsync(cancel) ?? throw Faults.NotFound("proposed unmasking", "yet");
            RefuseConfirmed(proposed.ConfirmedBy);

            writing.Remove(proposed);
            return new WithdrawUnmaskingResponse { Unmasking = proposed.ToMessage() };
        });
}
