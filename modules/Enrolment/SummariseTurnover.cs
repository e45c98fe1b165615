using Grpc.Core;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<SummariseTurnoverResponse> SummariseTurnover(SummariseTurnoverRequest request, ServerCallContext context)
    {
        var last = trial.AsOf(request.AsOf, clock);

        await using var db = store.Read(context);
        return await TurnoverSummary.OfAsync(db, trial.FirstOn, last, context.CancellationToken);
    }
}
