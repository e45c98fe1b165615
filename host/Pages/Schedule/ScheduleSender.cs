using Programme.Delivery.V1;

namespace Programme.Host;

/// <summary>Sends what was typed about the schedule. The request id of the form is that of the call: a form that is sent twice changes the
/// schedule once.</summary>
/// <param name="Request">With the rights of whoever is signed in; it sees this authority alone.</param>
/// <param name="LaCode">The authority.</param>
/// <param name="Fields">What was typed; nothing is sent when something cannot be read.</param>
internal sealed record ScheduleSender(PageRequest Request, string LaCode, TypedFields Fields)
{
    private ScheduleService.ScheduleServiceClient Schedule => new(Request.Calls);

    private DeliveryService.DeliveryServiceClient Delivery => new(Request.Calls);

    private string RequestId => Fields.Text(FormState.RequestField);

    private string Urn => Fields.Text("urn");

    private string Group => Fields.Text("group_ref");

    private string Lead => Fields.Text("lead_ref");

    /// <summary>Sends it.</summary>
    /// <returns>The address of what was made or changed.</returns>
    public async Task<string> SendAsync(ScheduleAct act)
    {
        var (cancel, minutes) = (Request.Cancel, Fields.Number("planned_minutes"));
        var first = Fields.Day(act.Name switch { "join" => "joined_on", "session" => "scheduled_on", _ => "starts_on" });
        var last = Fields.Day(act.Name switch { "leave" => "left_on", "unplanned" => "held_on", _ => "ends_on" });
        var actual = Fields.Number("actual_minutes");
        if (Fields.Problems.Count > 0)
            return "";
        switch (act.Name)
        {
            case "assign":
                await Schedule.AssignCaseloadAsync(new()
                {
                    SupervisorRef = Fields.Text("supervisor_ref"),
                    Urn = Urn,
                    GroupRef = Group,
                    StartsOn = first,
                    EndsOn = last,
                    CoversFor = Fields.Text("covers_for"),
                    RequestId = RequestId
                }, cancellationToken: cancel);
                break;
            case "end":
                await Schedule.EndCaseloadAsync(new() { CaseloadRef = Fields.Text("caseload_ref"), EndsOn = last, RequestId = RequestId },
                    cancellationToken: cancel);
                break;
            case "group":
                await Schedule.CreateGroupAsync(new()
                {
                    LaCode = LaCode,
                    GroupRef = Group,
                    Format = Fields.Code<DeliveryFormat>("format"),
                    RequestId = RequestId
                }, cancellationToken: cancel);
                break;
            case "join":
                await Schedule.JoinGroupAsync(new()
                {
                    GroupRef = Group,
                    Urn = Urn,
                    LeadRef = Lead,
                    JoinedOn = first,
                    RequestId = RequestId
                }, cancellationToken: cancel);
                break;
            case "leave":
                await Schedule.LeaveGroupAsync(new()
                {
                    GroupRef = Group,
                    Urn = Urn,
                    LeadRef = Lead,
                    LeftOn = last,
                    RequestId = RequestId
                }, cancellationToken: cancel);
                break;
            case "session":
                return AddressOf((await Delivery.ScheduleSessionAsync(new()
                {
                    Urn = Urn,
                    SupervisorRef = Fields.Text("supervisor_ref"),
                    Format = Fields.Code<SessionFormat>("format"),
                    Mode = Fields.Code<SessionMode>("mode"),
                    ScheduledOn = first,
                    PlannedMinutes = minutes ?? 0,
                    UnusualDayReason = Fields.Text(UnusualDayField.Name),
                    RequestId = RequestId
                }, cancellationToken: cancel)).Session);
            case "unplanned":
                var held = await Delivery.RecordSessionAsync(Unplanned(last, actual), cancellationToken: cancel);
                return $"{AddressOf(held.Session)}?done=held";
        }
        return $"/authorities/{LaCode}/schedule?done={act.Name}";
    }

    private static string AddressOf(Session session) => $"/sessions/{session.SessionRef}";

    private RecordSessionRequest Unplanned(Google.Type.Date? heldOn, int? minutes)
    {
        var request = new RecordSessionRequest
        {
            Urn = Urn,
            SupervisorRef = Fields.Text("supervisor_ref"),
            Format = Fields.Code<SessionFormat>("format"),
            Mode = Fields.Code<SessionMode>("mode"),
            HeldOn = heldOn,
            UnusualDayReason = Fields.Text(UnusualDayField.Name),
            RequestId = RequestId
        };
        if (minutes is { } length)
            request.ActualMinutes = length;
        return request;
    }
}
