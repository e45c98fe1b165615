using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>A local authority in the trial, as it is in a span of days. A code has one row on any day, and can have several
/// one after another.</summary>
internal sealed record AuthorityRow : IOfAuthority
{
    /// <summary>First day of a row that was always valid.</summary>
    public static readonly DateOnly Always = DateOnly.MinValue;

    public required string LaCode { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null = open.</summary>
    public DateOnly? ValidTo { get; init; }
    public required string GssCode { get; init; }
    public required string Name { get; init; }
    public string? Region { get; init; }

    /// <summary>Signed by the code as a whole: another row of it may have the day that this one lacks.</summary>
    public DateOnly? MouSignedOn { get; init; }
    public Signatory MouSignedBy { get; init; }
    public string? MouVersion { get; init; }

    /// <summary>As <see cref="MouSignedOn"/>.</summary>
    public DateOnly? DsaSignedOn { get; init; }
    public Signatory DsaSignedBy { get; init; }
    public string? DsaVersion { get; init; }

    public Authority ToMessage() => new()
    {
        LaCode = LaCode,
        GssCode = GssCode,
        Name = Name,
        Region = Region ?? "",
        ValidFrom = ValidFrom == Always ? null : ValidFrom.ToDate(),
        ValidTo = ValidTo.ToDate(),
        MouSignedOn = MouSignedOn.ToDate(),
        DsaSignedOn = DsaSignedOn.ToDate(),
        MouSignedBy = MouSignedBy,
        MouVersion = MouVersion ?? "",
        DsaSignedBy = DsaSignedBy,
        DsaVersion = DsaVersion ?? "",
    };
}
