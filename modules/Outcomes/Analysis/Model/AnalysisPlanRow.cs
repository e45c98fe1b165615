using Google.Protobuf.WellKnownTypes;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>A plan of analysis as it was recorded. Its text never changes; another plan gets the next number.</summary>
internal sealed record AnalysisPlanRow
{
    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>SHA-256 of <see cref="Json"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>In canonical form: see docs/analysis.md.</summary>
    public required string Json { get; init; }

    /// <summary>Whether it was recorded after the analysis was unmasked; for ever.</summary>
    public required bool PostHoc { get; init; }

    public required string RecordedBy { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Null = not locked yet.</summary>
    public string? LockedBy { get; init; }

    public DateTimeOffset? LockedAt { get; init; }

    public AnalysisPlan ToMessage() => new()
    {
        Number = Number,
        Sha256 = Sha256,
        Json = Json,
        PostHoc = PostHoc,
        RecordedBy = RecordedBy,
        RecordedAt = Timestamp.FromDateTimeOffset(RecordedAt),
        LockedBy = LockedBy ?? "",
        LockedAt = LockedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
    };
}
