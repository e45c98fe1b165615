using Grpc.Core;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ConfirmSessionResponse> ConfirmSession(ConfirmSessionRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("session_ref", request.SessionRef);
        fields.ThrowIfAny();

        var (before, known) = await LoadOpenSessionAsync(request.SessionRef, request.Etag, context);
        if (before.Status == SessionStatus.Confirmed)
            throw Faults.Precondition(Reasons.SessionSettled, request.SessionRef, $"Session {request.SessionRef} is confirmed already.");

        var after = before with { Status = SessionStatus.Confirmed, Version = before.Version + 1 };

        var response = new ConfirmSessionResponse { Session = after.ToMessage(known.FlagsOf(after)) };
        return await ReplaceAsync(context, request, response, before, after);
    }
}
