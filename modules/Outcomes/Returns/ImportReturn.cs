using Grpc.Core;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override Task<ImportReturnResponse> ImportReturn(IAsyncStreamReader<ImportReturnRequest> requestStream,
        ServerCallContext context) =>
        returns.ImportAsync(requestStream, context);
}
