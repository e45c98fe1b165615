namespace Programme.Outcomes;

/// <summary>A figure of contacts as it left, from a day on until a later row of the same authority and month. A figure has a row for each
/// day on which it left as another; of a day with several, the last. Of all authorities together as well, so it has no scope: whoever reads
/// it gives no more of it than <see cref="ContactPublication"/> gives of today's.</summary>
internal sealed record PublishedFigureRow
{
    /// <summary>Authority, or "all".</summary>
    public required string LaCode { get; init; }

    /// <summary>YYYY-MM; empty = the trial to date.</summary>
    public required string Month { get; init; }

    /// <summary>Day in England on which it left first.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>JSON of the figure as it is answered.</summary>
    public required string Figure { get; init; }
}
