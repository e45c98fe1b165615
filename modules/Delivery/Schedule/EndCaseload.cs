using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<EndCaseloadResponse> EndCaseload(EndCaseloadRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("caseload_ref", request.CaseloadRef);
        var endsOn = fields.Day("ends_on", request.EndsOn);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        var before = await db.Caseloads.SingleOrDefaultAsync(row => row.CaseloadRef == request.CaseloadRef, context.CancellationToken)
            ?? throw Faults.NotFound("caseload", request.CaseloadRef);
        if (request.Etag.Length > 0 && request.Etag != before.Etag)
            throw Faults.Stale("caseload");
        if (endsOn < before.StartsOn.AddDays(-1))
            throw Faults.Invalid("ends_on", FieldCodes.BeforeStart,
                "the last day is not before the first (the day before the first means that it never was).");

        var after = before with { EndsOn = endsOn, Version = before.Version + 1 };
        return await commit.SaveAsync(context, request, new EndCaseloadResponse { Caseload = after.ToMessage() },
            writing => writing.Attach(before).CurrentValues.SetValues(after));
    }
}
