using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>What a school signed, and when.</summary>
internal sealed record AgreementRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public required AgreementKind Kind { get; init; }
    public required DateOnly SignedOn { get; init; }

    /// <summary>The signatory's role; unspecified = not recorded.</summary>
    public Signatory SignedBy { get; init; }

    /// <summary>Of the document; null = not recorded.</summary>
    public string? DocumentVersion { get; init; }

    public (string, AgreementKind, DateOnly) Key => (Urn, Kind, SignedOn);

    public Agreement ToMessage() => new()
    {
        Urn = Urn,
        LaCode = LaCode,
        Kind = Kind,
        SignedOn = SignedOn.ToDate(),
        SignedBy = SignedBy,
        Version = DocumentVersion ?? "",
    };
}
