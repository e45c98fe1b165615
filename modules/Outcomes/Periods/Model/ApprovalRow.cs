using Google.Protobuf.WellKnownTypes;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>That an authority's month is settled: no further return is taken for it until it is reopened.</summary>
internal sealed record ApprovalRow : IOfAuthority
{
    public required string LaCode { get; init; }

    /// <summary>YYYY-MM.</summary>
    public required string Month { get; init; }

    /// <summary>1, 2, 3 …: a month that was reopened is approved again.</summary>
    public required int Number { get; init; }

    /// <summary>The version that was approved.</summary>
    public required int Version { get; init; }

    public required string ApprovedBy { get; init; }
    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary>Null = it stands.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    public string? ReopenedBy { get; init; }
    public string? ReopenedFor { get; init; }

    public Approval ToMessage() => new()
    {
        LaCode = LaCode,
        ReportingMonth = Month,
        Version = Version,
        ApprovedBy = ApprovedBy,
        ApprovedAt = Timestamp.FromDateTimeOffset(ApprovedAt),
        ReopenedBy = ReopenedBy ?? "",
        ReopenedAt = ReopenedAt is { } at ? Timestamp.FromDateTimeOffset(at) : null,
        ReopenedFor = ReopenedFor ?? "",
    };
}
