using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment.Data;

/// <summary>What a school signed, and when.</summary>
internal sealed record AgreementRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public required AgreementKind Kind { get; init; }
    public required DateOnly SignedOn { get; init; }

    public Agreement ToMessage() => new() { Urn = Urn, LaCode = LaCode, Kind = Kind, SignedOn = SignedOn.ToDate() };
}
