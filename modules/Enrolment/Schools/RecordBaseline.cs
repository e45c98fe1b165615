using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<RecordBaselineResponse> RecordBaseline(RecordBaselineRequest request, ServerCallContext context)
    {
        RequestChecks.ThrowIfAny(RequestChecks.Day("completed_on", request.CompletedOn));
        if (request.CompletedOn.ToDateOnly() > clock.Today())
            throw Faults.Invalid("completed_on", "IN_FUTURE", "today or an earlier day is expected.");

        await using var db = store.Read(context);
        var baseline = new BaselineRow
        {
            Urn = request.Urn,
            LaCode = await db.AuthorityOfAsync(request.Urn, context.CancellationToken),
            CompletedOn = request.CompletedOn.ToDateOnly(),
        };

        return await commit.SaveAsync(context, request, new RecordBaselineResponse { Baseline = baseline.ToMessage() }, writing => writing.Add(baseline));
    }
}
