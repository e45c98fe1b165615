using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>That a school was randomised in error: proposed by one person, confirmed by another. Its place in the sequence is
/// used up, its arm stays, and it is analysed as randomised.</summary>
internal sealed record CorrectionRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public required string Reason { get; init; }
    public DateOnly ProposedOn { get; init; }
    public required string ProposedBy { get; init; }

    /// <summary>Null = not confirmed yet, and without effect.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    public string? ConfirmedBy { get; init; }

    public Correction ToMessage() => new()
    {
        Urn = Urn,
        LaCode = LaCode,
        Reason = Reason,
        ProposedOn = ProposedOn.ToDate(),
        ProposedBy = ProposedBy,
        ConfirmedOn = ConfirmedOn.ToDate(),
        ConfirmedBy = ConfirmedBy ?? "",
    };
}
