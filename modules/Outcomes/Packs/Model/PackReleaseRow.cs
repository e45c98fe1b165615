using Google.Protobuf.WellKnownTypes;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>A release of a controlled pack to one recipient. Of the whole trial, so it has no scope.</summary>
internal sealed record PackReleaseRow
{
    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>The run whose results are in the pack.</summary>
    public required int Run { get; init; }

    public required string Recipient { get; init; }
    public required string Reason { get; init; }
    public required string ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public string? ConfirmedBy { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Draws the marks of this pack; made when the release is confirmed, so that nobody chooses it. It is in no answer and no
    /// audit row: who has it and the URNs can tell the schools.</summary>
    public string? Seed { get; init; }

    /// <summary>Null = it was not withdrawn.</summary>
    public string? WithdrawnBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>SHA-256 of the pack as it was first built; null = not built yet.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What each school cost, as JSON of <see cref="PackCosts"/>; null = the pack has no costs. By URN, so in no answer.</summary>
    public string? Costs { get; init; }

    public PackRelease ToMessage() => new()
    {
        Number = Number,
        Run = Run,
        Recipient = Recipient,
        Reason = Reason,
        ProposedBy = ProposedBy,
        ProposedAt = Timestamp.FromDateTimeOffset(ProposedAt),
        ConfirmedBy = ConfirmedBy ?? "",
        ConfirmedAt = ConfirmedAt is { } confirmed ? Timestamp.FromDateTimeOffset(confirmed) : null,
        WithdrawnBy = WithdrawnBy ?? "",
        WithdrawnAt = WithdrawnAt is { } withdrawn ? Timestamp.FromDateTimeOffset(withdrawn) : null,
        Sha256 = Sha256 ?? "",
        WithCosts = Costs is not null,
    };
}
