using Grpc.Core;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class AnalysisHandler
{
    public override async Task<CancelAnalysisRunResponse> CancelAnalysisRun(CancelAnalysisRunRequest request, ServerCallContext context)
    {
        var response = await commit.SaveAsync(Change.Of(context, request), async (writing, cancel) =>
        {
            var run = await RunAsync(writing, request.Number, cancel);
            if (run.State != RunState.Started)
                throw Faults.AlreadyExists($"Run {run.Number} has ended already.");
            var cancelled = run with { State = RunState.Cancelled, EndedAt = clock.GetUtcNow() };
            writing.Attach(run).CurrentValues.SetValues(cancelled);
            return new CancelAnalysisRunResponse { Run = cancelled.ToMessage() };
        });
        if (!request.ValidateOnly)
            runner.Cancel(request.Number);
        return response;
    }
}
