using System.Text.RegularExpressions;
using Programme.Delivery.Data;
using Programme.Delivery.V1;

namespace Programme.Delivery.Model;

/// <summary>The codes of the files.</summary>
internal static partial class Codes
{
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
    };

    public static readonly IReadOnlyDictionary<string, CancelledBy> Parties = new Dictionary<string, CancelledBy>
    {
        ["school"] = CancelledBy.School,
        ["supervisor"] = CancelledBy.Supervisor,
        ["la"] = CancelledBy.La,
        ["other"] = CancelledBy.Other,
    };

    public static readonly IReadOnlyDictionary<string, TermKind> TermKinds = new Dictionary<string, TermKind>
    {
        ["half_term"] = TermKind.HalfTerm,
        ["inset"] = TermKind.Inset,
    };

    public static readonly IReadOnlyDictionary<string, RespondentKind> RespondentKinds = new Dictionary<string, RespondentKind>
    {
        ["dsl"] = RespondentKind.Dsl,
        ["supervisor"] = RespondentKind.Supervisor,
    };

    public static readonly IReadOnlyDictionary<string, PracticePoint> PracticePoints = new Dictionary<string, PracticePoint>
    {
        ["baseline"] = PracticePoint.Baseline,
        ["end"] = PracticePoint.End,
    };

    public static readonly IReadOnlyDictionary<string, PracticeFrequency> Frequencies = new Dictionary<string, PracticeFrequency>
    {
        ["never"] = PracticeFrequency.Never,
        ["less_than_termly"] = PracticeFrequency.LessThanTermly,
        ["termly"] = PracticeFrequency.Termly,
        ["half_termly"] = PracticeFrequency.HalfTermly,
        ["monthly"] = PracticeFrequency.Monthly,
        ["more_often"] = PracticeFrequency.MoreOften,
    };

    public static readonly IReadOnlyDictionary<string, bool> YesNo = new Dictionary<string, bool> { ["1"] = true, ["0"] = false };

    /// <summary>A reason: a code in lower case, never a sentence, so that nobody can be described.</summary>
    public static bool IsReason(string text) => Reason().IsMatch(text);

    /// <summary>A code of an instrument, of its items, scales and scores, or of a wave.</summary>
    public static bool IsInstrumentCode(string text) => InstrumentCode().IsMatch(text);

    /// <summary>A factor code of the children-in-need census, for example 2A or 20.</summary>
    public static bool IsTheme(string text) => Theme().IsMatch(text);

    /// <summary>A reference of a session.</summary>
    public static bool IsReference(string text) => Reference().IsMatch(text);

    [GeneratedRegex("^[a-z][a-z0-9_]{2,63}$")]
    private static partial Regex Reason();

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$")]
    private static partial Regex InstrumentCode();

    [GeneratedRegex("^[0-9]{1,2}[A-Z]?$")]
    private static partial Regex Theme();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\d{5,7}-\d")]
    private static partial Regex PlanReference();
}
