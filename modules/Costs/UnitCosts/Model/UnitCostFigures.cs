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
        var shared = share is null ? null : With(spent, share);
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

    /// <summary>With what an authority bears of the programme's lines.</summary>
    public static SpentCosts With(SpentCosts spent, IEnumerable<CostPart> share) =>
        new([.. spent.Parts, .. share], spent.AtSchools, spent.Cover);

    /// <summary>One figure, of a reach that has what was reported (<see cref="CostReach.Reporting"/>). Pence of one weight and one price
    /// year are added as whole numbers first, so that neither the order of lines nor a split line changes a digit.</summary>
    public static UnitCostFigure Figure(UnitCostRule rule, string laCode, SpentCosts spent, CostReach reach, PriceIndex prices,
        string priceYear, bool withShare = false)
    {
        var sum = UnitCostSum.Of(rule, spent.Parts, reach, prices, priceYear);
        var figure = new UnitCostFigure
        {
            Code = rule.Code,
            LaCode = laCode,
            Unit = rule.Unit,
            Rule = laCode.Length == 0 ? rule.Rule
                : $"{rule.Rule}; own lines, {(withShare ? "with its" : "without a")} share of the programme's",
            NumeratorPence = sums.Sum(sum => sum.Pence),
            RealNumeratorPence = sums.Sum(sum => sum.Pence * prices.Factor(sum.Key.PriceYear, priceYear)),
            Gap = rule.Limits(reach),
            Lines = taken.Sum(part => part.Lines),
            SchoolsWithLines = spent.AtSchools.Where(kind => rule.Takes(kind, reach)).Select(kind => kind.Urn).Distinct().Count(),
        };
        Divide(figure, rule, reach);
        return figure;
    }

    private static void Divide(UnitCostFigure figure, UnitCostRule rule, CostReach reach)
    {
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
