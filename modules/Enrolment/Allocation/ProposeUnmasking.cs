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
        CheckHashes(request, fields);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        await DrawnAsync(db, 0, context.CancellationToken);
        if (await db.Unmaskings.AnyAsync(context.CancellationToken))
            throw Faults.AlreadyExists("An unmasking is proposed already.");

        var unmasking = new UnmaskingRow
        {
            Reason = request.Reason,
            ProposedAt = clock.GetUtcNow(),
            ProposedBy = Caller.Of(context).Person!,
            PlanSha256 = request.PlanSha256.Length > 0 ? request.PlanSha256 : null,
            LockSha256 = request.LockSha256.Length > 0 ? request.LockSha256 : null,
        };
        return await commit.SaveAsync(context, request, new ProposeUnmaskingResponse { Unmasking = unmasking.ToMessage() },
            writing => writing.Add(unmasking));
    }

    /// <summary>Both hashes or neither.</summary>
    private static void CheckHashes(ProposeUnmaskingRequest request, FieldProblems fields)
    {
        if (request.PlanSha256.Length + request.LockSha256.Length == 0)
            return;
        fields.Sha256("plan_sha256", request.PlanSha256);
        fields.Sha256("lock_sha256", request.LockSha256);
    }
}
