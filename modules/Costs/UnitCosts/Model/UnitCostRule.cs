namespace Programme.Costs;

/// <summary>How a unit cost is made: value = Σ weight × pence / denominator.</summary>
/// <param name="Code">Code, permanent.</param>
/// <param name="Unit">What the value is per.</param>
/// <param name="Rule">What is in it, in words.</param>
/// <param name="Weight">How often a line's pence are in the numerator; 0 = not.</param>
/// <param name="Denominator">Null = there is none.</param>
internal sealed record UnitCostRule(string Code, string Unit, string Rule, Func<CostPart, CostReach, double> Weight,
    Func<CostReach, double?> Denominator)
{
    /// <summary>Why it has no value although it has a denominator; empty = it has one.</summary>
    public Func<CostReach, string> Refusal { get; init; } = _ => "";

    /// <summary>Whether it is averaged over years, so that a term has none.</summary>
    public bool OfYears { get; init; }

    /// <summary>What limits its value, in words; empty = nothing.</summary>
    public Func<CostReach, string> Gap { get; init; } = _ => "";

    /// <summary>What becomes of the intervention's lines at control schools, in words; empty = they are in it as all others.</summary>
    public string AtControls { get; init; } = "";

    /// <summary>What limits its value: its gap, and costs of the intervention at control schools; empty = nothing.</summary>
    public string Limits(CostReach reach) => AtControls.Length == 0 || reach.AtControlsPence == 0 ? Gap(reach)
        : FormattableString.Invariant($"{Gap(reach)} {Reasons.InterventionAtControls}: £{reach.AtControlsPence / 100:N2} of ").TrimStart()
            + $"the intervention is at control schools, rule K5 asks about it; {AtControls}.";

    /// <summary>Its weight, as far as the line is in the term.</summary>
    public double InTerm(CostPart part, CostReach reach) => part.Share * Weight(part, reach);

    public bool Takes(CostPart part, CostReach reach) => Weight(part, reach) != 0;
}
