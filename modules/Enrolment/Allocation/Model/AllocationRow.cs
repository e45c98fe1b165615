using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>The arm of a listed school, in clear since its release. Written once, never changed.</summary>
internal sealed record AllocationRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public Arm Arm { get; init; }
    public int Batch { get; init; }

    public static AllocationRow Of(int batch, DrawnUnit drawn) =>
        new() { Urn = drawn.Unit.Id, LaCode = drawn.Unit.Stratum, Arm = drawn.Arm, Batch = batch };

    public DrawnUnit ToDrawn() => new(new Unit(LaCode, Urn), Arm);

    /// <param name="inErrorOn">Day on which it was confirmed that the school was randomised in error; null = it was not.</param>
    /// <param name="authorities">Who has it when; none = always its authority on the list.</param>
    public V1.Allocation ToMessage(DateOnly? inErrorOn, IReadOnlyList<AuthoritySpan> authorities) => new()
    {
        Urn = Urn,
        LaCode = LaCode,
        Arm = Arm,
        Batch = Batch,
        RandomisedInErrorOn = inErrorOn.ToDate(),
        Authorities = { authorities },
    };
}
