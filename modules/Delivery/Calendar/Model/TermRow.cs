using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>What a row of term dates is about.</summary>
internal enum TermKind
{
    HalfTerm,
    Inset,
}

/// <summary>A period of teaching, or days without pupils, of one authority or school. A name is used once in an academic year.</summary>
internal sealed record TermRow : IOfAuthority
{
    public required string LaCode { get; init; }
    /// <summary>The school whose own it is; empty = of the authority.</summary>
    public string Urn { get; init; } = "";
    /// <summary>Year in which the academic year (1 September to 31 August) begins.</summary>
    public required int AcademicYear { get; init; }
    public required string Name { get; init; }
    public required TermKind Kind { get; init; }
    public required DateOnly StartsOn { get; init; }
    public required DateOnly EndsOn { get; init; }

    public static int YearOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;

    public TermDates ToMessage() => new()
    {
        LaCode = LaCode,
        Urn = Urn,
        Name = Name,
        StartsOn = StartsOn.ToDate(),
        EndsOn = EndsOn.ToDate(),
        Kind = Kind == TermKind.Inset ? "inset" : "half_term",
    };
}
