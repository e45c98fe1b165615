namespace Programme.Costs;

/// <summary>The price index of one year. National, of no authority.</summary>
internal sealed record PriceIndexRow
{
    public required string Year { get; init; }
    public required double Index { get; init; }
    public string? Label { get; init; }
}
