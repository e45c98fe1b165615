using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<SummariseTurnoverResponse> SummariseTurnover(SummariseTurnoverRequest request, ServerCallContext context)
    {
        var (first, last) = trial.Window(request.FirstOn, request.AsOf, clock);

        await using var db = store.Read(context);
        return await TurnoverSummary.SummariseAsync(db, first, last, context.CancellationToken);
    }
}
