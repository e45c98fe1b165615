using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class AllocationHandler
{
    public override async Task<ApproveAllocationResponse> ApproveAllocation(ApproveAllocationRequest request, ServerCallContext context)
    {
        if (!IsSha256(request.FileSha256))
            throw Faults.Invalid("file_sha256", FieldCodes.WrongForm, "the SHA-256 of the file is expected, 64 hexadecimal digits.");
        var (now, by) = (clock.GetUtcNow(), Caller.Of(context).Who);

        await using var db = store.Read(context);
        var batch = await BatchOfAsync(db, request.ListHash, context.CancellationToken);

        return await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            await RefuseDrawnAsync(writing, batch.Number, cancel);
            var before = await writing.AllocationApprovals.CountAsync(row => row.Batch == batch.Number && row.ApprovedBy == by, cancel);
            var hash = request.FileSha256.ToLowerInvariant();
            writing.Add(new AllocationApprovalRow
            {
                Batch = batch.Number,
                ApprovedBy = by,
                Number = before + 1,
                FileSha256 = hash,
                ApprovedAt = now
            });
            return new ApproveAllocationResponse
            {
                Batch = batch.Number,
                FileSha256 = hash,
                ApprovedBy = by,
                ApprovedAt = Timestamp.FromDateTimeOffset(now)
            };
        });
    }

    private static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit);

    /// <summary>Another person than the importer who approved this file for a batch with the last word; null = nobody.</summary>
    private static async Task<string?> ApproverAsync(EnrolmentDb db, int batch, string sha256, Caller importer, CancellationToken cancel)
    {
        var approvals = await db.AllocationApprovals.Where(row => row.Batch == batch).ToListAsync(cancel);
        return approvals.FindAll(row => importer.IsSecondTo(row.ApprovedBy))
            .GroupBy(row => row.ApprovedBy).Select(own => own.MaxBy(row => row.Number)!)
            .Where(row => row.FileSha256 == sha256).MinBy(row => row.ApprovedAt)?.ApprovedBy;
    }
}
