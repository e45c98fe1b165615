using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>A school on the list of its batch; a school is in one batch only.</summary>
internal sealed record ListedSchoolRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
    public int Batch { get; init; }

    public Unit ToUnit() => new(LaCode, Urn);

    public ListedSchool ToMessage() => new() { LaCode = LaCode, Urn = Urn, Batch = Batch };
}
