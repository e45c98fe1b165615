using Grpc.Core;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class PeriodsHandler
{
    public override async Task<GetLockMarksResponse> GetLockMarks(GetLockMarksRequest request, ServerCallContext context)
    {
        var unmasking = await enrolment.UnmaskingAsync(context.CancellationToken);

        await using var db = store.Read(context);
        return new GetLockMarksResponse { Marks = { await ChangedAfterUnmasking.MarksAsync(db, unmasking, context.CancellationToken) } };
    }
}
