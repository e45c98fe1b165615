using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<ProposeUnmaskingResponse> ProposeUnmasking(ProposeUnmaskingRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OpenCode("reason", request.Reason, "analysis_plan_signed");
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        await DrawnAsync(db, 0, context.CancellationToken);
        if (await db.Unmaskings.AnyAsync(context.CancellationToken))
            throw Faults.AlreadyExists("An unmasking is proposed already.");

        var unmasking = new UnmaskingRow { Reason = request.Reason, ProposedAt = clock.GetUtcNow(), ProposedBy = Caller.Of(context).Person! };
        return await commit.SaveAsync(context, request, new ProposeUnmaskingResponse { Unmasking = unmasking.ToMessage() }, writing => writing.Add(unmasking));
    }
}
