using Grpc.Core;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
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
        var (before, circumstances) = await OpenSessionAsync(request.SessionRef, request.Etag, context);
        await CheckSupervisorAsync(request.SupervisorRef, before.LaCode, context.CancellationToken);

        var after = Held(before, request, heldOn) with { Version = before.Version + 1 };

        var response = new RecordSessionResponse { Session = after.ToMessage(circumstances.FlagsOf(after)) };
        return await commit.SaveAsync(context, request, response, writing => Replace(writing, before, after));
    }

    private async Task<RecordSessionResponse> RecordUnplannedAsync(RecordSessionRequest request, DateOnly heldOn, ServerCallContext context)
    {
        var laCode = await AuthorityOfAsync(request.Urn, context.CancellationToken);
        await CheckSupervisorAsync(request.SupervisorRef, laCode, context.CancellationToken);
        await using var db = store.Read(context);
        var circumstances = await surroundings.LoadAsync(db, laCode, context.CancellationToken);

        var blank = new SessionRow { SessionRef = NewReference(), LaCode = laCode, Urn = request.Urn, ScheduledOn = heldOn };
        var session = Held(blank, request, heldOn);

        var response = new RecordSessionResponse { Session = session.ToMessage(circumstances.FlagsOf(session)) };
        return await commit.SaveAsync(context, request, response, writing => writing.Sessions.Add(session));
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
        AgendaCovered = request.HasAgendaCovered ? request.AgendaCovered : null,
    };

    private static DateOnly CheckRecord(RecordSessionRequest request, DateOnly today)
    {
        var fields = new FieldProblems();
        var planned = request.SessionRef.Length > 0;
        fields.AddIf(planned && request.Urn.Length > 0, "urn", "NOT_TOGETHER", "the school is known from the session; send one of session_ref and urn.");
        fields.AddIf(!planned && request.Urn.Length == 0, "urn", "MISSING", "the school of a session that was not in the plan is expected.");
        fields.OneOf("format", request.Format, optional: planned);
        fields.OneOf("mode", request.Mode, optional: planned);
        var heldOn = fields.Day("held_on", request.HeldOn);
        fields.AddIf(heldOn > today, "held_on", "IN_FUTURE", "a day that is not in the future is expected.");
        CheckMeasures(request, fields);
        fields.ThrowIfAny();
        return heldOn;
    }

    private static void CheckMeasures(RecordSessionRequest request, FieldProblems fields)
    {
        fields.Range("actual_minutes", request.HasActualMinutes ? request.ActualMinutes : null, 1, 600);
        fields.Range("prep_minutes", request.HasPrepMinutes ? request.PrepMinutes : null, 0, 600);
        fields.Range("travel_minutes", request.HasTravelMinutes ? request.TravelMinutes : null, 0, 600);
        fields.Range("cases_discussed", request.HasCasesDiscussed ? request.CasesDiscussed : null, 0, 100);
        fields.Range("agenda_covered", request.HasAgendaCovered ? request.AgendaCovered : null, 0, 5);
        for (var i = 0; i < request.Themes.Count; i++)
            fields.AddIf(!Codes.IsTheme(request.Themes[i]), $"themes[{i}]", "NOT_A_FACTOR", "a factor code such as 2A is expected.");
        fields.AddIf(request.Themes.Count > 40, "themes", "TOO_MANY", "at most 40 factor codes are expected.");
    }
}
