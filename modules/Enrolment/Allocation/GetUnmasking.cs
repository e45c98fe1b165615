using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<GetUnmaskingResponse> GetUnmasking(GetUnmaskingRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var unmasking = await db.Unmaskings.SingleOrDefaultAsync(context.CancellationToken);
        return new GetUnmaskingResponse { Unmasking = unmasking?.ToMessage() ?? new Unmasking() };
    }
}
