using Grpc.Core;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<RecordNoShowResponse> RecordNoShow(RecordNoShowRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("session_ref", request.SessionRef);
        fields.Code("reason", request.Reason, SessionCodes.OutcomeReasons, optional: true);
        fields.ThrowIfAny();

        var (before, known) = await LoadOpenSessionAsync(request.SessionRef, request.Etag, context);

        if (before.ScheduledOn > clock.Today())
            throw Faults.Invalid("session_ref", FieldCodes.InFuture,
                "nobody can have stayed away yet: a session whose day has come is expected. Cancel it, or move it.");
        var after = before with { Status = SessionStatus.NoShow, Reason = OrNull(request.Reason), Version = before.Version + 1 };

        var response = new RecordNoShowResponse { Session = after.ToMessage(known.FlagsOf(after)) };
        return await ReplaceAsync(context, request, response, before, after);
    }
}
