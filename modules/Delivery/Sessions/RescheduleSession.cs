using Grpc.Core;
using Programme.Delivery.V1;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<RescheduleSessionResponse> RescheduleSession(RescheduleSessionRequest request, ServerCallContext context)
    {
        var fields = new FieldProblems();
        fields.Needed("session_ref", request.SessionRef);
        var newDay = fields.Day("scheduled_on", request.ScheduledOn);
        fields.Code("reason", request.Reason, SessionCodes.OutcomeReasons);
        fields.AddRange("", SessionRules.OfUnusualDay(OrNull(request.UnusualDayReason)));
        fields.ThrowIfAny();

        var (before, known) = await LoadOpenSessionAsync(request.SessionRef, request.Etag, context);
        if (newDay == before.ScheduledOn)
            throw Faults.Invalid("scheduled_on", FieldCodes.SameDay, "another day than the present one is expected.");

        var after = before with { Status = SessionStatus.Rescheduled, Reason = request.Reason, Version = before.Version + 1 };
        var replacement = before with
        {
            SessionRef = before.SessionRef + "-R",
            LaCode = await AuthorityOnAsync(before.Urn, newDay, context.CancellationToken),
            ScheduledOn = newDay,
            Status = SessionStatus.Scheduled,
            UnusualDayReason = OrNull(request.UnusualDayReason),
            Version = 1,
        };
        CheckUnusualPlan(replacement, known);

        var response = new RescheduleSessionResponse
        {
            Session = after.ToMessage(known.FlagsOf(after)),
            Replacement = replacement.ToMessage(known.FlagsOf(replacement)),
        };
        return await ReplaceAsync(context, request, response, before, after, writing => writing.Sessions.Add(replacement));
    }
}
