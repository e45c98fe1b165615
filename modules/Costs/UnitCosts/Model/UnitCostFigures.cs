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
        var shared = share is null ? null : new SpentCosts([.. spent.Parts, .. share], spent.AtSchools);
        foreach (var rule in rules)
        {
            var figure = Figure(rule, laCode, spent, reach, prices, priceYear);
            if (shared is not null && figure.HasValuePence)
            {
                var with = Figure(rule, laCode, shared, reach, prices, priceYear);
                (figure.WithShareValuePence, figure.RealWithShareValuePence) = (with.ValuePence, with.RealValuePence);
            }
            yield return figure;
        }
    }

    /// <summary>One figure, of a reach that has what was reported (<see cref="CostReach.Reporting"/>). Pence of one weight and one price
    /// year are added as whole numbers first, so that neither the order of lines nor a split line changes a digit.</summary>
    public static UnitCostFigure Figure(UnitCostRule rule, string laCode, SpentCosts spent, CostReach reach, PriceIndex prices,
        string priceYear)
    {
        var taken = spent.Parts.Where(part => rule.Takes(part, reach)).ToList();
        var sums = taken.GroupBy(part => (Weight: rule.InTerm(part, reach), part.PriceYear)).OrderBy(sum => sum.Key.Weight)
            .ThenBy(sum => sum.Key.PriceYear, StringComparer.Ordinal)
            .Select(sum => (sum.Key, Pence: sum.Key.Weight * sum.Sum(part => part.Pence))).ToList();
        var figure = new UnitCostFigure
        {
            Code = rule.Code,
            LaCode = laCode,
            Unit = rule.Unit,
            Rule = laCode.Length > 0 ? $"{rule.Rule}; own lines, without a share of the programme's" : rule.Rule,
            NumeratorPence = sums.Sum(sum => sum.Pence),
            RealNumeratorPence = sums.Sum(sum => sum.Pence * prices.Factor(sum.Key.PriceYear, priceYear)),
            Gap = rule.Gap(reach),
            Lines = taken.Sum(part => part.Lines),
            SchoolsWithLines = spent.AtSchools.Where(kind => rule.Takes(kind, reach)).Select(kind => kind.Urn).Distinct().Count(),
        };
        Divide(figure, rule, taken, reach);
        return figure;
    }

    private static void Divide(UnitCostFigure figure, UnitCostRule rule, List<CostPart> taken, CostReach reach)
    {
        if (rule.Denominator(reach) is not { } denominator)
            figure.Reason = Reasons.NoDenominator;
        else if (rule.NeedsControlCosts && !taken.Exists(part => part is { UsualPractice: true, AtControl: true }))
            figure.Reason = Reasons.NoControlCosts;
        else
            (figure.Denominator, figure.ValuePence, figure.RealValuePence) =
                (denominator, figure.NumeratorPence / denominator, figure.RealNumeratorPence / denominator);
        if (figure.HasRealValuePence && rule.Unit is ("pupil" or "lead"))
            figure.CostBand = CostBands.Of(figure.RealValuePence);
    }
}
