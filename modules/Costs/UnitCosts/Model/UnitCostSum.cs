using System.Runtime.InteropServices;

namespace Programme.Costs;

/// <summary>What a rule takes of lines.</summary>
/// <param name="Pence">Weighted, as they were paid.</param>
/// <param name="RealPence">The same at the prices of one year.</param>
/// <param name="Lines">How many lines.</param>
internal readonly record struct UnitCostSum(double Pence, double RealPence, int Lines)
{
    /// <summary>Pence of one weight and one price year are added as whole numbers first, so that neither the order of lines nor a split
    /// line changes a digit.</summary>
    public static UnitCostSum Of(UnitCostRule rule, IEnumerable<CostPart> parts, CostReach reach, PriceIndex prices, string priceYear)
    {
        var sums = new Dictionary<(double Weight, string PriceYear), long>();
        var lines = 0;
        foreach (var part in parts)
        {
            var weight = rule.Weight(part, reach);
            if (weight == 0)
                continue;
            CollectionsMarshal.GetValueRefOrAddDefault(sums, (weight * part.Share, part.PriceYear), out _) += part.Pence;
            lines += part.Lines;
        }
        var sum = new UnitCostSum(0, 0, lines);
        foreach (var ((weight, year), pence) in sums.OrderBy(one => one.Key.Weight)
            .ThenBy(one => one.Key.PriceYear, StringComparer.Ordinal))
        {
            var weighted = weight * pence;
            sum = sum with { Pence = sum.Pence + weighted, RealPence = sum.RealPence + (weighted * prices.Factor(year, priceYear)) };
        }
        return sum;
    }
}
