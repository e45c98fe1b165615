using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Intake;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task ExportAllocation(ExportAllocationRequest request,
        IServerStreamWriter<ExportAllocationResponse> responseStream, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.OneOf("format", request.Format, optional: true);
        fields.ThrowIfAny();

        await using var db = store.Read(context);
        await RefuseUnreleasedAsync(db, context.CancellationToken);
        var rows = await db.Allocations.OrderBy(row => row.LaCode).ThenBy(row => row.Urn).ToListAsync(context.CancellationToken);

        var list = new OutgoingList(["la_code", "urn", "arm"],
            rows.Select(row => new object?[] { row.LaCode, row.Urn, Draw.Letter(row.Arm).ToString() }));
        await list.SendAsync(request.Format, responseStream, bytes => new ExportAllocationResponse { Content = bytes },
            context.CancellationToken);
    }
}
