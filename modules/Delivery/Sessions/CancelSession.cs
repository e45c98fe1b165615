using Grpc.Core;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<CancelSessionResponse> CancelSession(CancelSessionRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("session_ref", request.SessionRef);
        fields.OneOf("cancelled_by", request.CancelledBy);
        fields.Code("reason", request.Reason, SessionCodes.OutcomeReasons);
        fields.ThrowIfAny();

        var (before, known) = await LoadOpenSessionAsync(request.SessionRef, request.Etag, context);

        var after = before with
        {
            Status = SessionStatus.Cancelled,
            CancelledBy = request.CancelledBy,
            Reason = request.Reason,
            Version = before.Version + 1,
        };

        var response = new CancelSessionResponse { Session = after.ToMessage(known.FlagsOf(after)) };
        return await ReplaceAsync(context, request, response, before, after);
    }
}
