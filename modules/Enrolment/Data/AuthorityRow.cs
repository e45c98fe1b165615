using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment.Data;

/// <summary>A local authority in the trial.</summary>
internal sealed record AuthorityRow : IOfAuthority
{
    public required string LaCode { get; init; }
    public required string GssCode { get; init; }
    public required string Name { get; init; }
    public string? Region { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public DateOnly? MouSignedOn { get; init; }
    public DateOnly? DsaSignedOn { get; init; }

    public Authority ToMessage() => new()
    {
        LaCode = LaCode,
        GssCode = GssCode,
        Name = Name,
        Region = Region ?? "",
        ValidFrom = ValidFrom.ToDate(),
        ValidTo = ValidTo.ToDate(),
        MouSignedOn = MouSignedOn.ToDate(),
        DsaSignedOn = DsaSignedOn.ToDate(),
    };
}
