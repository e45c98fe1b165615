using Google.Type;
using Programme.Delivery.V1;

namespace Programme.Host;

/// <summary>Sends what was typed about a session. The request id of the form is that of the call, so that a form that is sent twice is
/// recorded once.</summary>
/// <param name="Delivery">With the rights of whoever is signed in.</param>
/// <param name="SessionRef">The session.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="Cancel">Ends it.</param>
internal sealed record SessionSender(DeliveryService.DeliveryServiceClient Delivery, string SessionRef, TypedFields Fields,
    CancellationToken Cancel)
{
    private string RequestId => Fields.Text(FormState.RequestField);

    private string Etag => Fields.Text("etag");

    /// <summary>Sends it, unless something cannot be read.</summary>
    public async Task SendAsync(SessionAct act)
    {
        var held = act == SessionAct.Held ? HeldRequest() : null;
        var newDay = act == SessionAct.Moved ? Fields.Day("scheduled_on") : null;
        if (Fields.Problems.Count > 0)
            return;
        await (act.Name switch
        {
            "held" => Delivery.RecordSessionAsync(held, cancellationToken: Cancel).ResponseAsync,
            "cancelled" => Delivery.CancelSessionAsync(new()
            {
                SessionRef = SessionRef,
                Etag = Etag,
                RequestId = RequestId,
                CancelledBy = Fields.Code<CancelledBy>("cancelled_by"),
                Reason = Fields.Text("reason")
            }, cancellationToken: Cancel).ResponseAsync,
            "missed" => Delivery.RecordNoShowAsync(new()
            {
                SessionRef = SessionRef,
                Etag = Etag,
                RequestId = RequestId,
                Reason = Fields.Text("reason")
            }, cancellationToken: Cancel).ResponseAsync,
            "moved" => MoveAsync(newDay),
            "confirmed" => Delivery.ConfirmSessionAsync(new() { SessionRef = SessionRef, Etag = Etag, RequestId = RequestId },
                cancellationToken: Cancel).ResponseAsync,
            _ => Task.CompletedTask,
        });
    }

    /// <summary>Sends who was there, when anybody is named.</summary>
    /// <param name="isNeeded">Whether somebody must be named.</param>
    public async Task SendPeopleAsync(bool isNeeded)
    {
        var people = SessionPeople.Read(Fields);
        if (people.Count > 0 || isNeeded)
            await Delivery.RecordAttendanceAsync(new()
            {
                SessionRef = SessionRef,
                RequestId = $"{RequestId}-there",
                Attendance = { people.Select(person => person.Said) }
            }, cancellationToken: Cancel);
    }

    private async Task MoveAsync(Date? day) => await Delivery.RescheduleSessionAsync(new()
    {
        SessionRef = SessionRef,
        Etag = Etag,
        RequestId = RequestId,
        ScheduledOn = day,
        Reason = Fields.Text("reason"),
        UnusualDayReason = Fields.Text(UnusualDayField.Name)
    }, cancellationToken: Cancel);

    private RecordSessionRequest HeldRequest()
    {
        var request = new RecordSessionRequest
        {
            SessionRef = SessionRef,
            Etag = Etag,
            RequestId = RequestId,
            HeldOn = Fields.Day("held_on"),
            Mode = Fields.Code<SessionMode>("mode"),
            Themes = { Fields.Words("themes").Select(theme => theme.ToUpperInvariant()) },
            AgendaElements = { Fields.Words("agenda_elements") },
            Actions = { Fields.Words("actions") },
            Note = Fields.Text("note"),
            UnusualDayReason = Fields.Text(UnusualDayField.Name),
        };
        if (Fields.Number("actual_minutes") is { } actual)
            request.ActualMinutes = actual;
        if (Fields.Number("prep_minutes") is { } preparation)
            request.PrepMinutes = preparation;
        if (Fields.Number("travel_minutes") is { } travel)
            request.TravelMinutes = travel;
        if (Fields.Number("cases_discussed") is { } cases)
            request.CasesDiscussed = cases;
        return request;
    }
}
