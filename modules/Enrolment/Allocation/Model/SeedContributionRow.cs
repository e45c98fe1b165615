using Google.Protobuf.WellKnownTypes;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>What a second person added to the seed of a batch, sealed, and its published hash.</summary>
internal sealed record SeedContributionRow
{
    public int Batch { get; init; }
    public required byte[] Sealed { get; init; }
    public required string Commitment { get; init; }
    public DateTimeOffset ContributedAt { get; init; }
    public required string ContributedBy { get; init; }

    public SeedContribution ToMessage() =>
        new() { Commitment = Commitment, ContributedAt = Timestamp.FromDateTimeOffset(ContributedAt), ContributedBy = ContributedBy };
}
