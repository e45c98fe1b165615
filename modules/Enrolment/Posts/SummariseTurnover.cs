using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<SummariseTurnoverResponse> SummariseTurnover(SummariseTurnoverRequest request, ServerCallContext context)
    {
        var (first, last) = trial.Window(request.FirstOn, request.AsOf, clock);

        await using var all = store.Read(Scope.All);
        return await TurnoverSummary.SummariseAsync(all, Caller.Of(context).Scope, first, last, context.CancellationToken);
    }
}
