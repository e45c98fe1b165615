using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>An entry of the log of adaptations. One of the whole programme has an empty <see cref="LaCode"/>: that is in no caller's
/// list of authorities, so only callers whose scope is everything see it.</summary>
internal sealed record AdaptationRow : IOfAuthority
{
    public required string AdaptationRef { get; init; }
    public required DateOnly AdaptedOn { get; init; }
    public required AdaptationScope Scope { get; init; }
    public required string LaCode { get; init; }
    public string? Urn { get; init; }
    public string? GroupRef { get; init; }
    public required AdaptationKind Kind { get; init; }
    public required string Reason { get; init; }
    public required AdaptationTiming Timing { get; init; }
    public AdaptationFidelity Fidelity { get; init; }

    public Adaptation ToMessage() => new()
    {
        AdaptationRef = AdaptationRef,
        AdaptedOn = AdaptedOn.ToDate(),
        Scope = Scope,
        LaCode = LaCode,
        Urn = Urn ?? "",
        GroupRef = GroupRef ?? "",
        Kind = Kind,
        Reason = Reason,
        Timing = Timing,
        Fidelity = Fidelity,
    };
}
