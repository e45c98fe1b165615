using System.Globalization;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>A version of the terms on which an authority, or one school of it, is supervised.</summary>
internal sealed record DeliveryTermsRow : IOfAuthority
{
    public required string LaCode { get; init; }
    /// <summary>Empty = of the authority.</summary>
    public string Urn { get; init; } = "";
    public required DateOnly HoldsFrom { get; init; }
    public int CadenceWeeks { get; init; } = 4;
    public int ToleranceDays { get; init; } = 6;
    public int PlannedMinutes { get; init; } = 90;
    public DeliveryFormat Format { get; init; } = DeliveryFormat.Group;
    public SessionMode Mode { get; init; } = SessionMode.InPerson;
    public DateOnly? FirstOn { get; init; }
    public DateOnly? LastOn { get; init; }
    public int Version { get; init; } = 1;

    public string Etag => Version.ToString(CultureInfo.InvariantCulture);

    public DeliveryTerms ToMessage() => new()
    {
        LaCode = LaCode,
        Urn = Urn,
        HoldsFrom = HoldsFrom.ToDate(),
        CadenceWeeks = CadenceWeeks,
        ToleranceDays = ToleranceDays,
        PlannedMinutes = PlannedMinutes,
        Format = Format,
        Mode = Mode,
        FirstOn = FirstOn.ToDate(),
        LastOn = LastOn.ToDate(),
        Etag = Etag,
    };
}
