using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Supervision that a listed school has apart from the programme, at one point. Null and unspecified = not known.</summary>
internal sealed record UsualPracticeRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required PracticePoint Point { get; init; }
    public required string LaCode { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public bool? Internal { get; init; }
    public bool? Trust { get; init; }
    public bool? La { get; init; }
    public bool? BoughtIn { get; init; }
    public PracticeFrequency Frequency { get; init; }
    public PracticeFrequency AdviceLine { get; init; }

    /// <summary>Whether there is any: a yes is enough, a no needs all four; null = not known.</summary>
    public bool? Any => new[] { Internal, Trust, La, BoughtIn } switch
    {
        var sources when sources.Contains(true) => true,
        var sources when sources.Contains(null) => null,
        _ => false,
    };

    public static UsualPracticeRow Of(UsualPractice practice, string laCode) => new()
    {
        Urn = practice.Urn,
        Point = practice.Point,
        LaCode = laCode,
        RecordedOn = practice.RecordedOn.ToDateOnly(),
        Internal = practice.HasInternal ? practice.Internal : null,
        Trust = practice.HasTrust ? practice.Trust : null,
        La = practice.HasLa ? practice.La : null,
        BoughtIn = practice.HasBoughtIn ? practice.BoughtIn : null,
        Frequency = practice.Frequency,
        AdviceLine = practice.AdviceLine,
    };
}
