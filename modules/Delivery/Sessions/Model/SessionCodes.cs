using System.Text.RegularExpressions;
using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>The codes of files and messages about sessions: the lists are closed, docs/delivery.md says what each one means.</summary>
internal static partial class SessionCodes
{
    /// <summary>Version of the agenda whose elements are recorded.</summary>
    public const string Agenda = "AGENDA-1";

    /// <summary>Why a session was cancelled, missed or moved.</summary>
    public static readonly IReadOnlyList<string> OutcomeReasons =
    [
        "bereavement", "clash", "court", "covid", "exams", "illness", "industrial_action", "inspection", "leave", "no_contact",
            "no_dsl_in_post", "other",
        "restructure", "safeguarding_emergency", "school_closed", "school_event", "staff_absence", "supervisor_vacancy", "technical",
            "travel", "weather", "workload",
    ];

    /// <summary>Why a person was not there.</summary>
    public static readonly IReadOnlyList<string> AbsenceReasons =
    [
        "covid", "exams", "illness", "incident", "inspection", "leave", "meeting", "no_show", "not_invited", "other", "teaching",
            "technical", "training", "unknown",
    ];

    /// <summary>Why a session was held on a bank holiday, on a weekend or before the first day.</summary>
    public static readonly IReadOnlyList<string> UnusualDayReasons = ["catch_up", "early_start", "emergency", "only_day_possible", "other",
        "school_open"];

    /// <summary>Why a record was wrong.</summary>
    public static readonly IReadOnlyList<string> CorrectionReasons = ["double_entry", "late_information", "other", "wrong_entry",
        "wrong_school", "wrong_session"];

    /// <summary>Elements of <see cref="Agenda"/>.</summary>
    public static readonly IReadOnlyList<string> AgendaElements = ["check_in", "follow_up", "cases", "learning", "actions"];

    /// <summary>Codes of actions that can be agreed.</summary>
    public static readonly IReadOnlyList<string> Actions =
    [
        "advice_line", "contact_front_door", "deputy_briefing", "early_help", "escalation", "join_meeting", "other", "policy_review",
            "read_guidance", "record_keeping",
        "staff_training", "threshold_check", "wellbeing_support",
    ];

    /// <summary>Factor of the children-in-need census that says that there is none: it stands alone.</summary>
    public const string NoTheme = "21";

    /// <summary>Factors of the children-in-need census that are in use.</summary>
    private static readonly HashSet<string> Themes =
    [
        "1A", "1B", "1C", "2A", "2B", "2C", "3A", "3B", "3C", "4A", "4B", "4C", "5A", "5B", "5C", "6A", "6B", "6C", "7A", "8B", "8C", "8D",
            "8E", "8F", "9A", "10A", "11A",
        "12A", "13A", "14A", "15A", "16A", "17A", "18B", "18C", "19B", "19C", "20", NoTheme, "22A", "23A", "24A",
    ];

    private static readonly HashSet<string> RetiredThemes = ["18A", "19A"];

    /// <summary>Whether a reference has the form of a plan's (school and slot) but is not of this school: whoever could take
    /// it would learn whether the other school is supervised.</summary>
    public static bool IsOfAnotherPlan(string reference, string urn) =>
        PlanReference().IsMatch(reference) && !reference.StartsWith(urn + "-", StringComparison.Ordinal);

    public static readonly IReadOnlyDictionary<string, SessionFormat> Formats = new Dictionary<string, SessionFormat>
    {
        ["group"] = SessionFormat.Group,
        ["one_to_one"] = SessionFormat.OneToOne,
    };

    public static readonly IReadOnlyDictionary<string, SessionMode> Modes = new Dictionary<string, SessionMode>
    {
        ["in_person"] = SessionMode.InPerson,
        ["remote"] = SessionMode.Remote,
        ["hybrid"] = SessionMode.Hybrid,
    };

    public static readonly IReadOnlyDictionary<string, SessionStatus> Statuses = new Dictionary<string, SessionStatus>
    {
        ["scheduled"] = SessionStatus.Scheduled,
        ["delivered"] = SessionStatus.Delivered,
        ["cancelled"] = SessionStatus.Cancelled,
        ["no_show"] = SessionStatus.NoShow,
        ["rescheduled"] = SessionStatus.Rescheduled,
        ["confirmed"] = SessionStatus.Confirmed,
    };

    public static readonly IReadOnlyDictionary<string, CancelledBy> Parties = new Dictionary<string, CancelledBy>
    {
        ["school"] = CancelledBy.School,
        ["supervisor"] = CancelledBy.Supervisor,
        ["la"] = CancelledBy.La,
        ["other"] = CancelledBy.Other,
    };

    public static readonly IReadOnlyDictionary<string, ActionOutcome> ActionOutcomes = new Dictionary<string, ActionOutcome>
    {
        ["done"] = ActionOutcome.Done,
        ["partly_done"] = ActionOutcome.PartlyDone,
        ["dropped"] = ActionOutcome.Dropped,
    };

    public static readonly IReadOnlyDictionary<string, bool> YesNo = new Dictionary<string, bool>
    {
        ["1"] = true,
        ["0"] = false,
        ["yes"] = true,
        ["no"] = false,
        ["true"] = true,
        ["false"] = false,
    };

    /// <summary>What is wrong with a theme among these; null = nothing.</summary>
    public static (string Code, string Message)? ProblemOfTheme(string theme, IReadOnlyCollection<string> among) => theme switch
    {
        _ when RetiredThemes.Contains(theme) =>
            (FieldCodes.Retired, $"the factors {string.Join(" and ", RetiredThemes)} are retired: {theme[..2]}B (by a child) or "
                + $"{theme[..2]}C (by an adult) is expected."),
        _ when !Themes.Contains(theme) =>
            (FieldCodes.NotAFactor, $"factor codes of the children-in-need census are expected: {string.Join(", ", Themes)}."),
        NoTheme when among.Count > 1 => (FieldCodes.NotTogether, $"{NoTheme} (none) stands alone."),
        _ when among.Count(other => other == theme) > 1 => (FieldCodes.Duplicate, "each factor once is expected."),
        _ => null,
    };

    /// <summary>A reference of a session.</summary>
    public static bool IsReference(string text) => Reference().IsMatch(text);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\d{5,7}-\d")]
    private static partial Regex PlanReference();
}
