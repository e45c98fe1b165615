using Programme.Journal;

namespace Programme.Costs;

/// <summary>That the costs of an authority's term are in; its lines are closed until it is reopened. An empty authority is the
/// programme.</summary>
internal sealed record CostSubmissionRow : IOfAuthority
{
    public required string LaCode { get; init; }
    public required string Period { get; init; }

    /// <summary>1, 2, 3 …: a term that was reopened is submitted again.</summary>
    public required int Number { get; init; }

    /// <summary>A person.</summary>
    public required string SubmittedBy { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }
    public string? ApprovedBy { get; init; }

    /// <summary>Null = not approved.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    public string? ReopenedBy { get; init; }

    /// <summary>Null = it stands.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }

    public string? ReopenedFor { get; init; }
}
