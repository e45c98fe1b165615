using Grpc.Core;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<DrawFlowResponse> DrawFlow(DrawFlowRequest request, ServerCallContext context)
    {
        var flow = await FlowOnAsync(request.AsOf, context);

        return new DrawFlowResponse { Svg = FlowDrawing.Of(flow, Reconciled(flow), trial.Id) };
    }
}
