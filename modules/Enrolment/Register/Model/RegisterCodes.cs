namespace Programme.Enrolment;

/// <summary>Codes of the register and the names that eligibility goes by. A name is spelt differently from year to year; its code
/// stays.</summary>
internal static class RegisterCodes
{
    /// <summary>PhaseOfEducation.</summary>
    public static readonly IReadOnlyDictionary<string, string> Phases = new Dictionary<string, string>
    {
        ["0"] = "Not applicable",
        ["1"] = "Nursery",
        ["2"] = "Primary",
        ["3"] = "Middle deemed primary",
        ["4"] = "Secondary",
        ["5"] = "Middle deemed secondary",
        ["6"] = "16 plus",
        ["7"] = "All-through",
    };

    /// <summary>EstablishmentStatus.</summary>
    public static readonly IReadOnlyDictionary<string, string> Statuses = new Dictionary<string, string>
    {
        ["1"] = "Open",
        ["2"] = "Closed",
        ["3"] = "Open, but proposed to close",
        ["4"] = "Proposed to open",
    };

    /// <summary>TypeOfEstablishment: those that can be eligible, and those whose spelling has changed.</summary>
    public static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["1"] = "Community school",
        ["2"] = "Voluntary aided school",
        ["3"] = "Voluntary controlled school",
        ["5"] = "Foundation school",
        ["6"] = "City technology college",
        ["28"] = "Academy sponsor led",
        ["34"] = "Academy converter",
        ["35"] = "Free schools",
        ["40"] = "University technical college",
        ["41"] = "Studio schools",
    };
}
