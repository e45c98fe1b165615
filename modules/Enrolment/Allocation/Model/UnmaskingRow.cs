using Google.Protobuf.WellKnownTypes;
using Programme.Enrolment.V1;

namespace Programme.Enrolment;

/// <summary>That the analysis may know the arms: proposed by one person, confirmed by another. There is one row at most: its key
/// is always 1.</summary>
internal sealed record UnmaskingRow
{
    public int Number { get; init; } = 1;
    public required string Reason { get; init; }
    public DateTimeOffset ProposedAt { get; init; }
    public required string ProposedBy { get; init; }

    /// <summary>Null = not confirmed yet, and without effect.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    public string? ConfirmedBy { get; init; }

    /// <summary>Of the analysis plan; null = none was named.</summary>
    public string? PlanSha256 { get; init; }

    /// <summary>Of the data lock; null = none was named.</summary>
    public string? LockSha256 { get; init; }

    public Unmasking ToMessage() => new()
    {
        State = ConfirmedAt is null ? UnmaskingState.Proposed : UnmaskingState.Confirmed,
        Reason = Reason,
        ProposedAt = Timestamp.FromDateTimeOffset(ProposedAt),
        ProposedBy = ProposedBy,
        ConfirmedAt = ConfirmedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
        ConfirmedBy = ConfirmedBy ?? "",
        PlanSha256 = PlanSha256 ?? "",
        LockSha256 = LockSha256 ?? "",
    };
}
