using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Makes unit costs of lines and of what they reached.</summary>
internal static class UnitCostFigures
{
    /// <summary>Every figure of one authority, or of all lines in scope.</summary>
    public static IEnumerable<UnitCostFigure> All(string laCode, IReadOnlyCollection<CostPart> parts, CostReach reach, PriceIndex prices,
        string priceYear) =>
        UnitCostRules.All.Select(rule => Figure(rule, laCode, parts, reach, prices, priceYear));

    /// <summary>One figure. Pence of one weight and one price year are added as whole numbers first, so that neither the order of lines
    /// nor a split line changes a digit.</summary>
    public static UnitCostFigure Figure(UnitCostRule rule, string laCode, IReadOnlyCollection<CostPart> parts, CostReach reach,
        PriceIndex prices, string priceYear)
    {
        var taken = parts.Where(part => rule.Takes(part, reach)).ToList();
        var sums = taken.GroupBy(part => (Weight: rule.Weight(part, reach), part.PriceYear)).OrderBy(sum => sum.Key)
            .Select(sum => (sum.Key, Pence: sum.Key.Weight * sum.Sum(part => part.Pence))).ToList();
        var figure = new UnitCostFigure
        {
            Code = rule.Code,
            LaCode = laCode,
            Unit = rule.Unit,
            Rule = rule.Rule,
            NumeratorPence = sums.Sum(sum => sum.Pence),
            RealNumeratorPence = sums.Sum(sum => sum.Pence * prices.Factor(sum.Key.PriceYear, priceYear)),
            Lines = taken.Sum(part => part.Lines),
            SchoolsWithLines = taken.Select(part => part.Urn).OfType<string>().Distinct().Count(),
        };
        Divide(figure, rule, taken, reach);
        return figure;
    }

    private static void Divide(UnitCostFigure figure, UnitCostRule rule, List<CostPart> taken, CostReach reach)
    {
        if (rule.Denominator(reach) is not { } denominator)
            figure.Reason = Reasons.NoDenominator;
        else if (rule.NeedsControlCosts && !taken.Exists(part => part.UsualPractice && reach.Controls.Contains(part.Urn ?? "")))
            figure.Reason = Reasons.NoControlCosts;
        else
            (figure.Denominator, figure.ValuePence, figure.RealValuePence) =
                (denominator, figure.NumeratorPence / denominator, figure.RealNumeratorPence / denominator);
    }
}
