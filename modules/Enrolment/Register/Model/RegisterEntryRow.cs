using Programme.Journal;

namespace Programme.Enrolment;

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

    /// <summary>Why it closed, by name; null = it has not, or the register gives no reason.</summary>
    public string? ClosedReason { get; init; }

    /// <summary>Pupils on roll; null = not known, which is not 0.</summary>
    public int? Pupils { get; init; }

    /// <summary>Percentage of pupils eligible for free school meals, as published; null = not known, which is not 0.</summary>
    public double? FsmPercent { get; init; }

    /// <summary>Whether the establishment is open, also when a closure is proposed.</summary>
    public bool IsOpen => Eligibility.Statuses.Contains(StatusName);

    /// <summary>Whether it is closed; one that is only proposed is neither open nor closed.</summary>
    public bool IsClosed => StatusName == "Closed";

    /// <summary>Its last day open, when it is closed: without a day in the register, the day before the extract that said so.</summary>
    public DateOnly? LastDay => IsClosed ? ClosedOn ?? ExtractOn.AddDays(-1) : null;

    /// <summary>Whether both say the same of the establishment, whenever they said it.</summary>
    public bool SaysTheSameAs(RegisterEntryRow other) =>
        other with { ExtractOn = ExtractOn, SupersededOn = SupersededOn } == this;
}
