using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Makes unit costs of lines and of what they reached.</summary>
internal static class UnitCostFigures
{
    /// <summary>Figures of one authority, or of all lines in scope, in the order of their rules.</summary>
    /// <param name="rules">What is made.</param>
    /// <param name="laCode">Authority; empty = all.</param>
    /// <param name="spent">Its own lines.</param>
    /// <param name="reach">What they reached.</param>
    /// <param name="prices">For real pence.</param>
    /// <param name="priceYear">Year of these.</param>
    /// <param name="share">Its share of the programme's lines; null = it has none, or it is not known.</param>
    public static IEnumerable<UnitCostFigure> Of(IEnumerable<UnitCostRule> rules, string laCode, SpentCosts spent, CostReach reach,
        PriceIndex prices, string priceYear, IReadOnlyCollection<CostPart>? share = null)
    {
        reach = reach.Reporting(spent);
        foreach (var rule in rules)
        {
            var figure = Figure(rule, laCode, spent, reach, prices, priceYear);
            if (share is not null && figure.HasValuePence)
            {
                var with = UnitCostSum.Of(rule, spent.Parts.Concat(share), reach, prices, priceYear);
                (figure.WithShareValuePence, figure.RealWithShareValuePence) =
                    (with.Pence / figure.Denominator, with.RealPence / figure.Denominator);
            }
            yield return figure;
        }
    }

    /// <summary>One figure, of a reach that has what was reported (<see cref="CostReach.Reporting"/>).</summary>
    public static UnitCostFigure Figure(UnitCostRule rule, string laCode, SpentCosts spent, CostReach reach, PriceIndex prices,
        string priceYear)
    {
        var sum = UnitCostSum.Of(rule, spent.Parts, reach, prices, priceYear);
        var figure = new UnitCostFigure
        {
            Code = rule.Code,
            LaCode = laCode,
            Unit = rule.Unit,
            Rule = rule.Rule,
            NumeratorPence = sum.Pence,
            RealNumeratorPence = sum.RealPence,
            Gap = rule.Limits(reach),
            Lines = sum.Lines,
            SchoolsWithLines = spent.Schools(kind => rule.Takes(kind, reach)),
        };
        if (rule.Denominator(reach) is not { } denominator)
            figure.Reason = Reasons.NoDenominator;
        else if (rule.Refusal(reach) is { Length: > 0 } refusal)
            figure.Reason = refusal;
        else
            (figure.Denominator, figure.ValuePence, figure.RealValuePence) =
                (denominator, figure.NumeratorPence / denominator, figure.RealNumeratorPence / denominator);
        if (figure.HasRealValuePence && rule.Unit is ("pupil" or "lead"))
            figure.CostBand = CostBands.Of(figure.RealValuePence);
        return figure;
    }
}
