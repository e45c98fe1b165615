using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<ProposeCorrectionResponse> ProposeCorrection(ProposeCorrectionRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OpenCode("reason", request.Reason, "not_eligible or listed_twice");
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var listed = await db.ListedSchools.SingleOrDefaultAsync(row => row.Urn == request.Urn, context.CancellationToken)
            ?? throw Faults.Precondition(Reasons.NotRandomised, request.Urn,
                $"School {request.Urn} is not on a frozen list: only a randomised school can have been randomised in error.");
        await DrawnAsync(db, listed.Batch, context.CancellationToken);
        if (await db.Corrections.AnyAsync(row => row.Urn == request.Urn, context.CancellationToken))
            throw Faults.AlreadyExists($"For school {request.Urn} a correction is proposed already.");

        var correction = new CorrectionRow
        {
            Urn = listed.Urn,
            LaCode = listed.LaCode,
            Reason = request.Reason,
            ProposedOn = clock.Today(),
            ProposedBy = Caller.Of(context).Person!,
        };
        return await commit.SaveAsync(context, request, new ProposeCorrectionResponse { Correction = correction.ToMessage() },
            writing => writing.Add(correction));
    }
}
