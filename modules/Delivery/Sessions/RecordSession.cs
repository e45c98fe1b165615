using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class DeliveryHandler
{
    public override async Task<RecordSessionResponse> RecordSession(RecordSessionRequest request, ServerCallContext context)
    {
        var heldOn = CheckRecord(request, clock.Today());
        return request.SessionRef.Length == 0
            ? await RecordUnplannedAsync(request, heldOn, context)
            : await RecordPlannedAsync(request, heldOn, context);
    }

    private async Task<RecordSessionResponse> RecordPlannedAsync(RecordSessionRequest request, DateOnly heldOn, ServerCallContext context)
    {
        var (before, known) = await LoadOpenSessionAsync(request.SessionRef, request.Etag, context);
        await CheckSupervisorAsync(request.SupervisorRef, before.LaCode, context.CancellationToken);
        var after = Held(before, request, heldOn) with { Version = before.Version + 1 };
        // Why it was planned for that day is why it was held on it.
        if (after.UnusualDayReason is null && heldOn == before.ScheduledOn && known.UnusualDay(before.LaCode, heldOn) is not null)
            after = after with { UnusualDayReason = before.UnusualDayReason };
        CheckUnusualDay(after, known);
        var followedUp = await FollowedUpAsync(request, after, context);

        var response = new RecordSessionResponse { Session = after.ToMessage(known.FlagsOf(after)) };
        return await ReplaceAsync(context, request, response, [(before, after), .. followedUp]);
    }

    private async Task<RecordSessionResponse> RecordUnplannedAsync(RecordSessionRequest request, DateOnly heldOn, ServerCallContext context)
    {
        var laCode = await AuthorityOnAsync(request.Urn, heldOn, context.CancellationToken);
        await CheckSupervisorAsync(request.SupervisorRef, laCode, context.CancellationToken);
        await using var db = store.Read(context);
        var known = await contexts.LoadAsync(db, laCode, [request.Urn], context.CancellationToken);
        var blank = new SessionRow { SessionRef = NewReference(), LaCode = laCode, Urn = request.Urn, ScheduledOn = heldOn, AdHoc = true };
        var session = Held(blank, request, heldOn);
        CheckUnusualDay(session, known);
        var followedUp = await FollowedUpAsync(request, session, context);

        var response = new RecordSessionResponse { Session = session.ToMessage(known.FlagsOf(session)) };
        return await ReplaceAsync(context, request, response, followedUp, also: writing => writing.Sessions.Add(session));
    }

    private static SessionRow Held(SessionRow session, RecordSessionRequest request, DateOnly heldOn) => session with
    {
        Status = SessionStatus.Delivered,
        HeldOn = heldOn,
        SupervisorRef = OrNull(request.SupervisorRef) ?? session.SupervisorRef,
        Format = request.Format == SessionFormat.Unspecified ? session.Format : request.Format,
        Mode = request.Mode == SessionMode.Unspecified ? session.Mode : request.Mode,
        ActualMinutes = request.HasActualMinutes ? request.ActualMinutes : null,
        PrepMinutes = request.HasPrepMinutes ? request.PrepMinutes : null,
        TravelMinutes = request.HasTravelMinutes ? request.TravelMinutes : null,
        CasesDiscussed = request.HasCasesDiscussed ? request.CasesDiscussed : null,
        Themes = string.Join(';', request.Themes),
        AgendaElements = string.Join(';', request.AgendaElements),
        AgendaCovered = request.HasAgendaCovered ? request.AgendaCovered : SessionRow.NumberOf(request.AgendaElements),
        Actions = string.Join(';', request.Actions),
        Note = OrNull(request.Note),
        UnusualDayReason = OrNull(request.UnusualDayReason),
    };

    private static DateOnly CheckRecord(RecordSessionRequest request, DateOnly today)
    {
        var fields = new FieldProblems();
        var planned = request.SessionRef.Length > 0;
        fields.AddIf(planned && request.Urn.Length > 0, "urn", FieldCodes.NotTogether,
            "the school is known from the session; send one of session_ref and urn.");
        fields.AddIf(!planned && request.Urn.Length == 0, "urn", FieldCodes.Missing,
            "the school of a session that was not in the plan is expected.");
        fields.OneOf("format", request.Format, optional: planned);
        fields.OneOf("mode", request.Mode, optional: planned);
        var heldOn = fields.Day("held_on", request.HeldOn);
        fields.AddRange("", SessionRules.Problems(Held(new SessionRow { SessionRef = "", LaCode = "", Urn = "" }, request, heldOn), today));
        for (var i = 0; i < request.FollowedUp.Count; i++)
        {
            fields.Code($"followed_up[{i}].action", request.FollowedUp[i].Action, SessionCodes.Actions);
            fields.OneOf($"followed_up[{i}].outcome", request.FollowedUp[i].Outcome);
        }
        fields.AddIf(request.FollowedUp.Count > 50, "followed_up", FieldCodes.OutOfRange, "at most 50 actions are expected.");
        fields.ThrowIfAny();
        return heldOn;
    }

    /// <summary>The earlier sessions of the school with what became of their actions.</summary>
    private async Task<List<(SessionRow Before, SessionRow After)>> FollowedUpAsync(RecordSessionRequest request, SessionRow session,
        ServerCallContext context)
    {
        if (request.FollowedUp.Count == 0)
            return [];
        var references = request.FollowedUp.Select(action => action.SessionRef).Distinct().ToList();
        await using var db = store.Read(context);
        var earlier = await db.Sessions.Where(row => references.Contains(row.SessionRef) && row.Urn == session.Urn
            && row.SessionRef != session.SessionRef)
            .ToDictionaryAsync(row => row.SessionRef, context.CancellationToken);
        var after = earlier.Values.ToDictionary(row => row.SessionRef, row => row with { Version = row.Version + 1 });
        var fields = new FieldProblems();
        for (var i = 0; i < request.FollowedUp.Count; i++)
        {
            var (reference, action) = (request.FollowedUp[i].SessionRef, request.FollowedUp[i]);
            var actions = after.TryGetValue(reference, out var row)
                ? AgreedActions.With(row.Actions, action.Action, action.Outcome, session.HeldOn!.Value) : null;
            fields.AddIf(row is null, $"followed_up[{i}].session_ref", FieldCodes.NotOfSchool,
                "another session of the same school is expected.");
            fields.AddIf(row is not null && actions is null, $"followed_up[{i}].action", FieldCodes.NotAgreed,
                "an action that was agreed at that session is expected.");
            if (actions is not null)
                after[reference] = row! with { Actions = actions };
        }
        fields.ThrowIfAny();
        return [.. earlier.Values.Select(before => (before, after[before.SessionRef]))];
    }
}
