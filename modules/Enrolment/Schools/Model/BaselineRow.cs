using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>That a school's baseline is complete.</summary>
internal sealed record BaselineRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public required DateOnly CompletedOn { get; init; }

    public Baseline ToMessage() => new() { Urn = Urn, LaCode = LaCode, CompletedOn = CompletedOn.ToDate() };
}
