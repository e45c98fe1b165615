using Grpc.Core;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<GetSessionResponse> GetSession(GetSessionRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var session = await FindSessionAsync(db, request.SessionRef, context.CancellationToken);
        var circumstances = await surroundings.LoadAsync(db, session.LaCode, context.CancellationToken);
        return new GetSessionResponse { Session = session.ToMessage(circumstances.FlagsOf(session)) };
    }
}
