using Grpc.Core;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<DrawFlowResponse> DrawFlow(DrawFlowRequest request, ServerCallContext context)
    {
        var flow = await flows.LoadAsync(request.AsOf, context);

        return new DrawFlowResponse { Svg = FlowDrawing.Svg(flow, FlowSums.ReconciledBoxes(flow), flows.TrialId) };
    }
}
