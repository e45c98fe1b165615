using Programme.Journal;

namespace Programme.Enrolment.Data;

/// <summary>What the register says of one establishment, from an extract on until another extract says something else.
/// Only these columns are kept; of the head teacher, nothing.</summary>
internal sealed record RegisterEntryRow : IOfAuthority
{
    public required string Urn { get; init; }

    /// <summary>Day of the first extract that says this.</summary>
    public required DateOnly ExtractOn { get; init; }

    /// <summary>Day of the first extract that says something else; null = in force.</summary>
    public DateOnly? SupersededOn { get; init; }
    public required string LaCode { get; init; }

    /// <summary>Authority and four-digit establishment number; empty when the establishment has none.</summary>
    public required string Laestab { get; init; }
    public required string Name { get; init; }
    public required string TypeName { get; init; }
    public required string PhaseName { get; init; }
    public required string StatusName { get; init; }
    public DateOnly? OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Pupils on roll; null = not known, which is not 0.</summary>
    public int? Pupils { get; init; }

    /// <summary>Whether both say the same of the establishment, whenever they said it.</summary>
    public bool SaysTheSameAs(RegisterEntryRow other) =>
        other with { ExtractOn = ExtractOn, SupersededOn = SupersededOn } == this;
}
