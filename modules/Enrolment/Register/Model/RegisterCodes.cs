namespace Programme.Enrolment;

/// <summary>Codes of the register and the names that eligibility goes by. A name is spelt differently from year to year; its code
/// stays.</summary>
/// <param name="column">The column without <c> (code)</c> and <c> (name)</c>.</param>
/// <param name="isWhole">Whether <paramref name="names"/> has all codes that there are.</param>
/// <param name="names">Names by code.</param>
internal sealed class RegisterCodes(string column, bool isWhole, Dictionary<string, string> names)
{
    /// <summary>PhaseOfEducation.</summary>
    public static readonly RegisterCodes Phases = new("PhaseOfEducation", isWhole: true, new()
    {
        ["0"] = "Not applicable",
        ["1"] = "Nursery",
        ["2"] = "Primary",
        ["3"] = "Middle deemed primary",
        ["4"] = "Secondary",
        ["5"] = "Middle deemed secondary",
        ["6"] = "16 plus",
        ["7"] = "All-through",
    });

    /// <summary>EstablishmentStatus.</summary>
    public static readonly RegisterCodes Statuses = new("EstablishmentStatus", isWhole: true, new()
    {
        ["1"] = "Open",
        ["2"] = "Closed",
        ["3"] = "Open, but proposed to close",
        ["4"] = "Proposed to open",
    });

    /// <summary>TypeOfEstablishment: those that can be eligible, and those whose spelling has changed.</summary>
    public static readonly RegisterCodes Types = new("TypeOfEstablishment", isWhole: false, new()
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
    });

    /// <summary>What messages call it.</summary>
    public string Column => column;

    /// <summary>The column of its codes.</summary>
    public string CodeColumn { get; } = $"{column} (code)";

    /// <summary>The column of its names.</summary>
    public string NameColumn { get; } = $"{column} (name)";

    /// <summary>Whether these are all codes that there are.</summary>
    public bool IsWhole => isWhole;

    /// <summary>Names by code.</summary>
    public IReadOnlyDictionary<string, string> Names => names;
}
