using System.Security.Cryptography;
using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<ScheduleSessionResponse> ScheduleSession(ScheduleSessionRequest request, ServerCallContext context)
    {
        var scheduledOn = CheckSchedule(request);

        var laCode = await AuthorityOnAsync(request.Urn, scheduledOn, context.CancellationToken);
        await CheckSupervisorAsync(request.SupervisorRef, laCode, context.CancellationToken);
        await using var db = store.Read(context);
        var known = await contexts.LoadAsync(db, laCode, [request.Urn], context.CancellationToken);

        var session = new SessionRow
        {
            SessionRef = OrNull(request.SessionRef) ?? NewReference(),
            LaCode = laCode,
            Urn = request.Urn,
            SupervisorRef = OrNull(request.SupervisorRef),
            Format = request.Format,
            Mode = request.Mode,
            ScheduledOn = scheduledOn,
            Status = SessionStatus.Scheduled,
            PlannedMinutes = request.PlannedMinutes,
            UnusualDayReason = OrNull(request.UnusualDayReason),
        };
        CheckUnusualPlan(session, known);

        var response = new ScheduleSessionResponse { Session = session.ToMessage(known.FlagsOf(session)) };
        return await commit.SaveAsync(context, request, response, writing => writing.Sessions.Add(session));
    }

    private static DateOnly CheckSchedule(ScheduleSessionRequest request)
    {
        var fields = new FieldProblems();
        fields.AddIf(request.SessionRef.Length > 0 && !SessionCodes.IsReference(request.SessionRef), "session_ref",
            FieldCodes.NotAReference, "letters, digits, - . or _ are expected, at most 64.");
        fields.AddIf(SessionCodes.IsOfAnotherPlan(request.SessionRef, request.Urn), "session_ref", FieldCodes.Reserved,
            "references like 170005-01 are those of a school's plan: begin with the school's own URN, or choose another form.");
        fields.Needed("urn", request.Urn);
        fields.OneOf("format", request.Format);
        fields.OneOf("mode", request.Mode);
        var scheduledOn = fields.Day("scheduled_on", request.ScheduledOn);
        fields.Range("planned_minutes", request.PlannedMinutes, 1, 600);
        fields.AddRange("", SessionRules.OfUnusualDay(OrNull(request.UnusualDayReason)));
        fields.ThrowIfAny();
        return scheduledOn;
    }

    private static string NewReference() => $"N{RandomNumberGenerator.GetHexString(12)}";
}
