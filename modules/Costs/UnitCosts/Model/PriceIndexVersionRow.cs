namespace Programme.Costs;

/// <summary>One year of a version of the price index. National, of no authority.</summary>
internal sealed record PriceIndexVersionRow
{
    public required int Number { get; init; }
    public required string Year { get; init; }
    public required double Index { get; init; }
    public string? Label { get; init; }
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>All years of a version.</summary>
    public static IEnumerable<PriceIndexVersionRow> Of(int number, IEnumerable<PriceIndexRow> years, DateTimeOffset at) =>
        years.Select(year => new PriceIndexVersionRow
        {
            Number = number,
            Year = year.Year,
            Index = year.Index,
            Label = year.Label,
            ImportedAt = at,
        });
}
