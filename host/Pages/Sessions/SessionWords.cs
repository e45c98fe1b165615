using Programme.Delivery.V1;

namespace Programme.Host;

/// <summary>The closed lists of sessions in words. The codes are those of docs/delivery.md; a test compares them
/// with the service's.</summary>
internal static class SessionWords
{
    public static readonly IReadOnlyList<PageChoice> Formats = [new("group", "All leads together"), new("one_to_one", "One lead alone")];

    public static readonly IReadOnlyList<PageChoice> Modes =
        [new("in_person", "In one room"), new("remote", "By video or telephone"), new("hybrid", "Some in the room, some not")];

    public static readonly IReadOnlyList<PageChoice> Parties =
        [new("school", "The school"), new("supervisor", "The supervisor"), new("la", "The authority"), new("other", "Somebody else")];

    public static readonly IReadOnlyList<PageChoice> Reasons =
    [
        new("clash", "Another appointment"), new("bereavement", "Bereavement"), new("court", "Court"), new("covid", "Covid"),
        new("exams", "Exams"), new("illness", "Illness"), new("industrial_action", "Industrial action"),
        new("inspection", "Inspection"), new("leave", "Leave"), new("no_contact", "Nobody could be reached"),
        new("no_dsl_in_post", "No lead in post"), new("restructure", "Restructure"),
        new("safeguarding_emergency", "Safeguarding emergency"), new("school_closed", "School closed"),
        new("school_event", "Event of the school"), new("staff_absence", "Absence of staff"),
        new("supervisor_vacancy", "No supervisor"), new("technical", "Technical fault"), new("travel", "Travel"),
        new("weather", "Weather"), new("workload", "Workload"), new("other", "Something else"),
    ];

    public static readonly IReadOnlyList<PageChoice> Absences =
    [
        new("covid", "Covid"), new("exams", "Exams"), new("illness", "Illness"), new("incident", "Incident at school"),
        new("inspection", "Inspection"), new("leave", "Leave"), new("meeting", "Meeting"), new("no_show", "Did not come"),
        new("not_invited", "Not invited"), new("teaching", "Teaching"), new("technical", "Technical fault"),
        new("training", "Training"), new("unknown", "Not known"), new("other", "Something else"),
    ];

    public static readonly IReadOnlyList<PageChoice> UnusualDays =
    [
        new("catch_up", "To catch up"), new("early_start", "An early start"), new("emergency", "An emergency"),
        new("only_day_possible", "The only day possible"), new("school_open", "The school was open"), new("other", "Something else"),
    ];

    public static readonly IReadOnlyList<PageChoice> Agenda =
    [
        new("check_in", "How people are"), new("follow_up", "Follow-up of actions"), new("cases", "Cases"),
        new("learning", "Learning: guidance, thresholds"), new("actions", "Actions agreed"),
    ];

    public static readonly IReadOnlyList<PageChoice> Actions =
    [
        new("advice_line", "Ask the advice line"), new("contact_front_door", "Contact the front door"),
        new("deputy_briefing", "Brief a deputy"), new("early_help", "Early help"), new("escalation", "Escalate"),
        new("join_meeting", "Join a meeting"), new("policy_review", "Review a policy"), new("read_guidance", "Read guidance"),
        new("record_keeping", "Record keeping"), new("staff_training", "Train staff"), new("threshold_check", "Check a threshold"),
        new("wellbeing_support", "Support wellbeing"), new("other", "Something else"),
    ];

    private static readonly IReadOnlyList<PageChoice> Flags =
    [
        new("HELD_ON_HOLIDAY", "Held on a bank holiday"), new("HELD_ON_WEEKEND", "Held on a weekend"),
        new("HELD_BEFORE_START", "Held before the authority's first teaching day"),
        new("HELD_BEFORE_SCHEDULED", "Held before its planned day"), new("NO_SUPERVISOR", "Nobody is its supervisor"),
        new("NOT_TREATED", "The school is not in the intervention arm"), new("AFTER_WITHDRAWAL", "After the school withdrew"),
    ];

    /// <summary>The problem of a day that asks for a reason while none is given; null = it is another problem.</summary>
    public static PageProblem? WhyThatDay(PageProblem problem, TypedFields fields) =>
        problem.Field != UnusualDayField.Name || fields.Text(problem.Field).Length > 0 ? null : problem with
        {
            Text = "This is a weekend, a bank holiday, a day on which the school does not teach, or before the first teaching day. Say why."
        };

    /// <summary>What became of a session.</summary>
    public static string Of(SessionStatus status) => status switch
    {
        SessionStatus.Scheduled => "planned",
        SessionStatus.Confirmed => "confirmed",
        SessionStatus.Delivered => "held",
        SessionStatus.Cancelled => "cancelled",
        SessionStatus.NoShow => "nobody came",
        SessionStatus.Rescheduled => "moved to another day",
        SessionStatus.Removed => "taken out of the plan",
        _ => "",
    };

    public static string Of(SessionFormat format) => format switch
    {
        SessionFormat.Group => "group",
        SessionFormat.OneToOne => "one to one",
        _ => "",
    };

    public static string OfFlag(string flag) => Flags.Label(flag);

    /// <summary>Whether a session waits for its outcome.</summary>
    public static bool IsOpen(Session session) => session.Status is SessionStatus.Scheduled or SessionStatus.Confirmed;
}
