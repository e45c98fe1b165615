using Google.Protobuf.WellKnownTypes;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

/// <summary>That the arms of an authority's schools in a batch were released.</summary>
internal sealed record ReleaseRow : IOfAuthority
{
    public int Batch { get; init; }
    public required string LaCode { get; init; }
    public int Schools { get; init; }
    public DateTimeOffset ReleasedAt { get; init; }
    public required string ReleasedBy { get; init; }

    public Release ToMessage() => new()
    {
        Batch = Batch,
        LaCode = LaCode,
        Schools = Schools,
        ReleasedAt = Timestamp.FromDateTimeOffset(ReleasedAt),
        ReleasedBy = ReleasedBy,
    };
}
