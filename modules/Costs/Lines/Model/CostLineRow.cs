using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>A cost line. A line of the whole programme has an empty <see cref="LaCode"/>: that is in no caller's list of
/// authorities, so only callers whose scope is everything see it.</summary>
internal sealed record CostLineRow : IOfAuthority
{
    public required string LineRef { get; init; }
    public required string LaCode { get; init; }
    public string? Urn { get; init; }
    public required Payer Payer { get; init; }
    public required string Category { get; init; }
    public required CostClass CostClass { get; init; }
    public required long AmountPence { get; init; }
    public double? Hours { get; init; }
    public required string PriceYear { get; init; }
    public required DateOnly PeriodStartOn { get; init; }
    public required DateOnly PeriodEndOn { get; init; }
    public required CostAttribution Attribution { get; init; }

    public CostLine ToMessage()
    {
        var line = new CostLine
        {
            LineRef = LineRef,
            LaCode = LaCode,
            Urn = Urn ?? "",
            Payer = Payer,
            Category = Category,
            CostClass = CostClass,
            AmountPence = AmountPence,
            PriceYear = PriceYear,
            PeriodStartOn = PeriodStartOn.ToDate(),
            PeriodEndOn = PeriodEndOn.ToDate(),
            Attribution = Attribution,
        };
        if (Hours is { } hours)
            line.Hours = hours;
        return line;
    }
}
