using Programme.Enrolment.Model;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment.Data;

/// <summary>The arm of a listed school. Written once, never changed.</summary>
internal sealed record AllocationRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public Arm Arm { get; init; }

    public static AllocationRow Of(DrawnUnit drawn) => new() { Urn = drawn.Unit.Id, LaCode = drawn.Unit.Stratum, Arm = drawn.Arm };

    public V1.Allocation ToMessage() => new() { Urn = Urn, LaCode = LaCode, Arm = Arm };
}
