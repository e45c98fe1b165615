using Google.Protobuf.WellKnownTypes;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>A secret address of a supervisor's calendar.</summary>
internal sealed record FeedRow : IOfAuthority
{
    public required string FeedRef { get; init; }
    public required string LaCode { get; init; }
    public required string SupervisorRef { get; init; }
    /// <summary>SHA-256 of the secret, hexadecimal; the secret itself has 256 random bits and is kept nowhere.</summary>
    public required string SecretHash { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    public CalendarFeed ToMessage() => new()
    {
        FeedRef = FeedRef,
        SupervisorRef = SupervisorRef,
        LaCode = LaCode,
        IssuedAt = Timestamp.FromDateTimeOffset(IssuedAt),
        RevokedAt = RevokedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
    };
}
