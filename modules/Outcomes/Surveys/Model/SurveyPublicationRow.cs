namespace Programme.Outcomes;

/// <summary>The scores of a wave as they left last: whose they are and what they were. Of all authorities together, so it has no
/// scope; as confidential as the answers, and deleted with them. See decision 0038.</summary>
internal sealed record SurveyPublicationRow
{
    public required string Wave { get; init; }

    /// <summary>1, 2, 3 …: guards against two hosts publishing at once.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>SHA-256 of the answers that were decided on: while they are the same, so is the publication.</summary>
    public required string Basis { get; init; }

    /// <summary>JSON: score to group to <see cref="ReleasedGroup"/>.</summary>
    public required string Scores { get; init; }
}
