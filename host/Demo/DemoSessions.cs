namespace Programme.Host;

/// <summary>A planned session, and what became of it.</summary>
internal sealed record DemoSession(string Ref, DemoSchool School, string SupervisorRef, string Format, string Mode, DateOnly ScheduledOn)
{
    /// <summary>scheduled, delivered, cancelled, no_show, rescheduled.</summary>
    public string Status { get; init; } = "scheduled";

    public string CancelledBy { get; init; } = "";

    public string Reason { get; init; } = "";

    public int ActualMinutes { get; init; }

    public int PrepMinutes { get; init; }

    public int TravelMinutes { get; init; }

    public int Cases { get; init; }

    public string Themes { get; init; } = "";

    public int Agenda { get; init; }

    public bool IsDelivered => Status == "delivered";

    /// <summary>The day of the session that it replaces; null = it replaces none.</summary>
    public DateOnly? MovedFrom { get; init; }
}

/// <summary>sessions.csv: every four weeks in term time, with what becomes of plans.</summary>
internal sealed class DemoSessions(DemoSettings settings, IReadOnlyList<DemoSupervisor> supervisors,
    IReadOnlyDictionary<string, DateOnly> withdrawn, DemoDice dice)
{
    private const int PlannedMinutes = 90;

    private static readonly string[] Themes = ["1A", "2A", "3A", "3B", "4A", "4B", "4C", "7A", "10A", "11A", "13A", "14A", "15A", "16A",
        "17A", "19B", "24A"];

    private readonly List<DemoSession> sessions = [];
    private int number;

    public IReadOnlyList<DemoSession> Make(IEnumerable<DemoSchool> treated, IReadOnlyDictionary<string, DemoCalendar> calendars)
    {
        foreach (var school in treated)
            Plan(school, calendars[school.LaCode]);
        return sessions;
    }

    /// <summary>sessions.csv.</summary>
    /// <param name="sessions">The sessions.</param>
    /// <param name="before">What happened from this day on is still to come; null = nothing is.</param>
    public static DemoList ListOf(IEnumerable<DemoSession> sessions, DateOnly? before)
    {
        var csv =
            new DemoCsv(
                "session_ref,urn,la_code,supervisor_ref,format,mode,scheduled_on,held_on,status,cancelled_by,reason,planned_minutes,"
                    + "actual_minutes,prep_minutes,travel_minutes,cases_discussed,themes,agenda_covered");
        foreach (var session in sessions.Where(session => before is null || session.MovedFrom is null || session.MovedFrom < before))
        {
            var row = before is not null && session.ScheduledOn >= before
                ? session with { Status = "scheduled", CancelledBy = "", Reason = "" } : session;
            object?[] held = row.IsDelivered ? [row.ActualMinutes, row.PrepMinutes, row.TravelMinutes, row.Cases, row.Themes, row.Agenda]
                : new object?[6];
            csv.Add([row.Ref, row.School.Urn, row.School.LaCode, row.SupervisorRef, row.Format, row.Mode, row.ScheduledOn,
                row.IsDelivered ? row.ScheduledOn : null,
                row.Status, row.CancelledBy, row.Reason, PlannedMinutes, .. held]);
        }
        return csv.As("sessions.csv");
    }

    private void Plan(DemoSchool school, DemoCalendar calendar)
    {
        var first = DemoHolidays.MondayOf(settings.FirstOn.AddDays(14)).AddDays((7 * dice.Between(0, 3)) + dice.Between(0, 4));
        var format = dice.Pick(("group", 6.0), ("one_to_one", 4.0));
        for (var slot = first; slot <= settings.LastOn; slot = slot.AddDays(28))
        {
            if (withdrawn.TryGetValue(school.Urn, out var left) && slot >= left)
                return;
            if (calendar.TeachingDay(slot) is not { } day)
                continue;
            var session = new DemoSession($"S{++number:00000}", school, SupervisorOn(school, day), format,
                dice.Pick(("in_person", 7.0), ("remote", 2.5), ("hybrid", 0.5)), day);
            sessions.Add(session = session with { Status = StatusOf(session) });
            sessions[^1] = Detail(session);
            if (session.Status == "rescheduled")
                Replace(session, calendar);
        }
    }

    private void Replace(DemoSession moved, DemoCalendar calendar)
    {
        var days = Enumerable.Range(dice.Between(2, 9), 60).Select(moved.ScheduledOn.AddDays).Where(calendar.IsTeaching);
        var day = days.First();
        var replacement = new DemoSession($"{moved.Ref}-R", moved.School, SupervisorOn(moved.School, day), moved.Format, moved.Mode,
            day)
        { MovedFrom = moved.ScheduledOn };
        var status = day > settings.Until ? "scheduled" : dice.Pick(("delivered", 85.0), ("cancelled", 10.0), ("no_show", 5.0));
        sessions.Add(Detail(replacement with { Status = status }));
    }

    /// <summary>What becomes of a session by the day on which the demonstration stands.</summary>
    private string StatusOf(DemoSession session)
    {
        if (session.ScheduledOn > settings.Until)
            return "scheduled";
        if (session.SupervisorRef.Length == 0)
            return "cancelled";
        var status = dice.Pick(("delivered", 78.0), ("cancelled", 11.0), ("no_show", 4.0), ("rescheduled", 6.0), ("scheduled", 1.0));
        var canMove = session.ScheduledOn < new DateOnly(settings.LastOn.Year, 7, 1);
        return status == "rescheduled" && !canMove ? "delivered" : status;
    }

    private DemoSession Detail(DemoSession session) => session.Status switch
    {
        "delivered" => session with
        {
            ActualMinutes = 5 * dice.Between(12, 24),
            PrepMinutes = 5 * dice.Between(3, 8),
            TravelMinutes = session.Mode == "remote" ? 0 : 5 * dice.Between(4, 14),
            Cases = dice.Between(1, 6),
            Themes =
                string.Join(';', Enumerable.Range(0, dice.Between(1, 3)).Select(_ => dice.Pick(Themes)).Distinct()
                    .Order(StringComparer.Ordinal)),
            Agenda = dice.Between(3, 5),
        },
        "cancelled" when session.SupervisorRef.Length == 0 => session with { CancelledBy = "la", Reason = "supervisor_vacancy" },
        "cancelled" => Cancelled(session, dice.Pick(("school", 60.0), ("supervisor", 30.0), ("la", 5.0), ("other", 5.0))),
        "no_show" => session with { Reason = "no_contact" },
        "rescheduled" => Cancelled(session, dice.Pick(("school", 70.0), ("supervisor", 30.0))),
        _ => session,
    };

    private DemoSession Cancelled(DemoSession session, string party) => session with
    {
        CancelledBy = party,
        Reason = party switch
        {
            "school" =>
                dice.Pick(("inspection", 3.0), ("exams", 2.0), ("staff_absence", 2.0), ("safeguarding_emergency", 1.5), ("clash", 2.0)),
            "supervisor" => dice.Pick(("illness", 3.0), ("court", 2.0), ("workload", 1.0)),
            "la" => dice.Pick(("restructure", 1.0), ("workload", 1.0)),
            _ => dice.Pick(("weather", 1.0), ("technical", 1.0)),
        },
    };

    private string SupervisorOn(DemoSchool school, DateOnly day)
    {
        var there = supervisors.Where(one => one.LaCode == school.LaCode && one.IsThereOn(day)).ToList();
        return there.Count == 0 ? "" : there[int.Parse(school.Urn, System.Globalization.CultureInfo.InvariantCulture) % there.Count].Ref;
    }
}
