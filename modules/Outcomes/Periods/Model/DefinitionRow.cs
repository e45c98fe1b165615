using Google.Protobuf.WellKnownTypes;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>What an authority counts as a contact, and by which rule one is inappropriate, from a month on. Never changed: another one
/// from the same or a later month replaces it from the day on which it is set.</summary>
internal sealed record DefinitionRow : IOfAuthority
{
    public required string LaCode { get; init; }

    /// <summary>YYYY-MM.</summary>
    public required string FirstMonth { get; init; }

    /// <summary>1, 2, 3 … of the same month; the last holds.</summary>
    public required int Number { get; init; }

    public required string Rule { get; init; }
    public required Counted OpenCases { get; init; }
    public required Siblings Siblings { get; init; }
    public required Counted Consultations { get; init; }
    public required Counted EarlyHelp { get; init; }
    public required int MergedWithinDays { get; init; }
    public required SchoolsKnownBy SchoolsKnownBy { get; init; }
    public required string Reason { get; init; }
    public required string SetBy { get; init; }
    public required DateTimeOffset SetAt { get; init; }

    public static DefinitionRow Of(Definition definition, int number, string reason, string setBy, DateTimeOffset setAt) => new()
    {
        LaCode = definition.LaCode,
        FirstMonth = definition.FirstMonth,
        Number = number,
        Rule = definition.Rule,
        OpenCases = definition.OpenCases,
        Siblings = definition.Siblings,
        Consultations = definition.Consultations,
        EarlyHelp = definition.EarlyHelp,
        MergedWithinDays = definition.MergedWithinDays,
        SchoolsKnownBy = definition.SchoolsKnownBy,
        Reason = reason,
        SetBy = setBy,
        SetAt = setAt,
    };

    public Definition ToMessage() => new()
    {
        LaCode = LaCode,
        FirstMonth = FirstMonth,
        Rule = Rule,
        OpenCases = OpenCases,
        Siblings = Siblings,
        Consultations = Consultations,
        EarlyHelp = EarlyHelp,
        MergedWithinDays = MergedWithinDays,
        SchoolsKnownBy = SchoolsKnownBy,
        Reason = Reason,
        SetBy = SetBy,
        SetAt = Timestamp.FromDateTimeOffset(SetAt),
    };
}
