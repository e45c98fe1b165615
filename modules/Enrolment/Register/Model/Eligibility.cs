namespace Programme.Enrolment;

/// <summary>Which schools can be randomised: rule ELIGIBLE-1. Open, of secondary age, mainstream and state-funded, in an
/// authority of the trial. It goes by the names in the register: the codes of an extract are not those of the register's
/// own pages. Another rule gets another version, and this one stays.</summary>
internal static class Eligibility
{
    /// <summary>The rule's version.</summary>
    public const string Rule = "ELIGIBLE-1";

    /// <summary>Status: open, also when a closure is proposed.</summary>
    public static readonly string[] Statuses = ["Open", "Open, but proposed to close"];

    /// <summary>Phase: 16 plus and Not applicable are not secondary schools.</summary>
    public static readonly string[] Phases = ["Secondary", "Middle deemed secondary", "All-through"];

    /// <summary>Type: state-funded and mainstream. A city technology college counts, although the register groups it with
    /// independent schools.</summary>
    public static readonly string[] Types =
    [
        "Community school", "Foundation school", "Voluntary aided school", "Voluntary controlled school", "Academy converter",
        "Academy sponsor led", "Free schools", "Studio schools", "University technical college", "City technology college",
    ];

    /// <summary>Why an establishment is not eligible; null = it is.</summary>
    /// <param name="status">Name of its status.</param>
    /// <param name="phase">Name of its phase.</param>
    /// <param name="type">Name of its type.</param>
    /// <param name="inTrial">Whether its authority is in the trial and valid on the day.</param>
    public static string? ReasonAgainst(string status, string phase, string type, bool inTrial)
    {
        if (!inTrial)
            return "authority not in the trial";
        if (!Statuses.Contains(status))
            return $"status {status}";
        if (!Phases.Contains(phase))
            return $"phase {phase}";
        return Types.Contains(type) ? null : $"type {type}";
    }
}
