using Programme.Delivery.V1;

namespace Programme.Host;

/// <summary>The sessions behind the counts of an authority, and the days on which a session was due and none is there.</summary>
internal static class SessionsBehind
{
    private static readonly IReadOnlyList<(string Code, string Label, SessionsCounted Counted)> Counts =
    [
        ("", "All that were to be held", SessionsCounted.Expected), ("delivered", "Held", SessionsCounted.Delivered),
        ("cancelled", "Cancelled", SessionsCounted.Cancelled), ("no_show", "Nobody came", SessionsCounted.NoShow),
        ("overdue", "Past and without an outcome", SessionsCounted.Overdue),
    ];

    private static readonly IReadOnlyList<PageColumn> Columns =
    [
        new("school", "School"), new("urn", "URN"), new("scheduled_on", "Planned for"), new("status", "State"), new("held_on", "Held on"),
        new("minutes", "Minutes", true), new("supervisor_ref", "Supervisor"), new("reason", "Why"), new("session_ref", "Session"),
    ];

    private static readonly IReadOnlyList<PageColumn> DayColumns =
        [new("school", "School"), new("urn", "URN"), new("due_on", "Due on"), new("cause", "Why none is there")];

    public static async Task<BehindPart> LoadAsync(PageRequest request, BehindScope scope)
    {
        var whose = await WhoseSessions.LoadAsync(request, scope.LaCode);
        var delivery = new DeliveryService.DeliveryServiceClient(request.Calls);
        var counted = Counts.FirstOrDefault(one => one.Code == scope.Only) is { Label: not null } found ? found : Counts[0];
        var sessions = whose.IsUnknown ? [] : await Journal.Pages.AllAsync(new ListSessionsRequest
        {
            LaCode = scope.LaCode,
            SupervisorRef = whose.Own,
            Counted = counted.Counted,
            AsOf = scope.LastOn.ToDate()
        }, page => delivery.ListSessionsAsync(page, cancellationToken: request.Cancel), page => page.Sessions);
        var days = whose.Own.Length > 0 || whose.IsUnknown ? [] : await DaysAsync(request, scope);
        var names = await SessionsEndpoint.SchoolsAsync(request, sessions.Select(one => one.Urn).Concat(days.Select(one => one.Urn)));

        var table = new PageTable(counted.Label, Columns, [.. sessions.OrderByDescending(one => one.ScheduledOn.ToDateOnly())
            .Select(one => Row(one, names))]);
        var withoutSession = new PageTable("Days on which a session was due and none is there", DayColumns,
            [.. days.Select(one => (IReadOnlyList<PageCell>)[names.GetValueOrDefault(one.Urn, one.Urn), one.Urn, PageCell.Day(one.DueOn),
                new(one.Cause, CauseOf(one.Cause))])]);
        return new BehindPart("sessions", "Sessions", "Sessions of the plan and others that were held, but for those that were moved to "
            + "another day. Due counts days of the calendar, not sessions: the second table says where the two differ.",
            [.. Counts.Select(one => new PageChoice(one.Code, one.Label))],
            whose.Own.Length > 0 || whose.IsUnknown ? [("sessions", table)] : [("sessions", table), ("days", withoutSession)]);
    }

    private static async Task<IReadOnlyList<SessionDiscrepancy>> DaysAsync(PageRequest request, BehindScope scope)
    {
        var delivery = new DeliveryService.DeliveryServiceClient(request.Calls);
        var page = await request.IfMayAsync("DeliveryService/ReconcileSessions", _ => delivery.ReconcileSessionsAsync(new()
        {
            LaCode = scope.LaCode,
            AsOf = scope.LastOn.ToDate(),
            PageSize = 1_000
        }, cancellationToken: request.Cancel));
        return [.. (page?.Discrepancies ?? []).Where(one => one.DueOn is not null)];
    }

    private static PageCell[] Row(Session one, IReadOnlyDictionary<string, string> names) =>
    [
        names.GetValueOrDefault(one.Urn, one.Urn), one.Urn, PageCell.Day(one.ScheduledOn),
        new(PageWords.Code(one.Status), SessionWords.Of(one.Status)), PageCell.Day(one.HeldOn),
        PageCell.Number(one.HasActualMinutes, one.ActualMinutes), one.SupervisorRef,
        new(one.Reason.Length > 0 ? one.Reason : null, SessionWords.Reasons.Label(one.Reason)),
        new(one.SessionRef, "Open", $"/sessions/{one.SessionRef}"),
    ];

    private static string CauseOf(string cause) => cause switch
    {
        "NO_SESSION" => "nothing was planned in its weeks",
        "PLANNED_LATER" => "its session is planned for a later day",
        "REMOVED" => "a plan took its session out",
        _ => cause,
    };
}
