using Grpc.Core;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class AnalysisHandler
{
    public override async Task<GetAnalysisRunResponse> GetAnalysisRun(GetAnalysisRunRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var run = await RunAsync(db, request.Number, context.CancellationToken);
        if (run.State == RunState.Started)
            runner.Ensure(run.Number);
        return new GetAnalysisRunResponse { Run = run.ToMessage() };
    }
}
