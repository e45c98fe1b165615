using Programme.Journal;

namespace Programme.Enrolment.Data;

/// <summary>A school on the frozen list.</summary>
internal sealed record ListedSchoolRow : IOfAuthority
{
    public required string Urn { get; init; }
    public required string LaCode { get; init; }
}
