using Grpc.Core;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<CorrectSessionResponse> CorrectSession(CorrectSessionRequest request, ServerCallContext context)
    {
        CheckCorrection(request);

        await using var db = store.Read(context);
        var before = await FindSessionAsync(db, request.SessionRef, context.CancellationToken);
        CheckVersion(before, request.Session.Etag);
        var known = await contexts.LoadAsync(db, before.LaCode, [before.Urn, request.Session.Urn], context.CancellationToken);
        var after = before.With(request.Session);
        await CheckCorrectedAsync(before, after, known, context.CancellationToken);

        after = after with { Version = before.Version + 1 };

        var response = new CorrectSessionResponse { Session = after.ToMessage(known.FlagsOf(after)) };
        return await ReplaceAsync(context, request, response, [(before, after)], request.Reason);
    }

    private static void CheckCorrection(CorrectSessionRequest request)
    {
        var fields = new FieldProblems();
        fields.Needed("session_ref", request.SessionRef);
        fields.Code("reason", request.Reason, SessionCodes.CorrectionReasons);
        fields.AddIf(request.Session is null, "session", FieldCodes.Missing, "the session as it should read is expected.");
        if (request.Session is { } session)
        {
            fields.Needed("session.etag", session.Etag);
            fields.AddIf(session.SessionRef.Length > 0 && session.SessionRef != request.SessionRef, "session.session_ref",
                FieldCodes.NotTogether, "the same reference is expected, or none.");
            CheckMessage("session.", session, fields);
        }
        fields.ThrowIfAny();
    }

    /// <summary>What must be given and known in a session's message before it can be read as a row.</summary>
    private static void CheckMessage(string path, Session session, FieldProblems fields)
    {
        fields.Needed($"{path}urn", session.Urn);
        fields.OneOf($"{path}format", session.Format);
        fields.OneOf($"{path}mode", session.Mode);
        fields.OneOf($"{path}status", session.Status);
        fields.AddIf(session.Status == SessionStatus.Removed, $"{path}status", FieldCodes.NotRecorded,
            "a session is taken out of the plan by the plan.");
        fields.OneOf($"{path}cancelled_by", session.CancelledBy, optional: session.Status != SessionStatus.Cancelled);
        fields.Day($"{path}scheduled_on", session.ScheduledOn);
        fields.OptionalDay($"{path}held_on", session.HeldOn);
    }

    private async Task CheckCorrectedAsync(SessionRow before, SessionRow after, SessionContext known, CancellationToken cancel)
    {
        var fields = new FieldProblems();
        fields.AddIf(after == before, "session", FieldCodes.NothingDiffers, "something that is to be corrected is expected.");
        fields.AddIf((after.Urn, after.ScheduledOn) != (before.Urn, before.ScheduledOn)
            && (await enrolment.SchoolsAsync([after.Urn], cancel)).GetValueOrDefault(after.Urn)?.On(after.ScheduledOn) != before.LaCode,
            "session.urn", FieldCodes.NotOfAuthority,
            $"a school that {before.LaCode}, the session's authority, has on the day for which it is scheduled is expected.");
        fields.AddRange("session.", SessionRules.Problems(after, clock.Today()));
        if (after.HeldOn != before.HeldOn && UnusualDayProblem(after, known) is { } unusual)
            fields.AddRange("session.", [unusual]);
        fields.ThrowIfAny();
        if (after.SupervisorRef != before.SupervisorRef)
            await CheckSupervisorAsync(after.SupervisorRef ?? "", before.LaCode, cancel);
    }
}
