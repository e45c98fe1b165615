using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<WithdrawCorrectionResponse> WithdrawCorrection(WithdrawCorrectionRequest request,
        ServerCallContext context) =>
        await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var proposed = await writing.Corrections.SingleOrDefaultAsync(row => row.Urn == request.Urn, cancel)
                ?? throw Faults.NotFound("correction of school", request.Urn);
            RefuseConfirmed(proposed.ConfirmedBy);

            writing.Remove(proposed);
            return new WithdrawCorrectionResponse { Correction = proposed.ToMessage() };
        });
}
