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
    public string? EvidenceRef { get; init; }
    /// <summary>Null = not said.</summary>
    public CostCertainty? Certainty { get; init; }
    /// <summary>Null = spent.</summary>
    public CostMoney? Money { get; init; }
    public string? Grade { get; init; }

    /// <summary>A line that a request has, with its reference.</summary>
    public static CostLineRow Of(CostLine line, string lineRef) => new()
    {
        LineRef = lineRef,
        LaCode = line.LaCode,
        Urn = line.Urn.Length > 0 ? line.Urn : null,
        Payer = line.Payer,
        Category = line.Category,
        CostClass = line.CostClass,
        AmountPence = line.AmountPence,
        Hours = line.HasHours ? line.Hours : null,
        PriceYear = line.PriceYear,
        PeriodStartOn = line.PeriodStartOn.ToDateOnly(),
        PeriodEndOn = line.PeriodEndOn.ToDateOnly(),
        Attribution = line.Attribution,
        EvidenceRef = line.EvidenceRef.Length > 0 ? line.EvidenceRef : null,
        Certainty = line.Certainty == CostCertainty.Unspecified ? null : line.Certainty,
        Money = line.Money == CostMoney.Unspecified ? null : line.Money,
        Grade = line.Grade.Length > 0 ? line.Grade : null,
    };

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
            EvidenceRef = EvidenceRef ?? "",
            Certainty = Certainty ?? CostCertainty.Unspecified,
            Money = Money ?? CostMoney.Unspecified,
            Grade = Grade ?? "",
        };
        if (Hours is { } hours)
            line.Hours = hours;
        return line;
    }
}
