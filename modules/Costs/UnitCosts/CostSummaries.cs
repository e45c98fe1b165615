using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;
using Programme.Journal;

namespace Programme.Costs;

/// <summary>Costs and what they reached, per authority and over all: for <c>SummariseCosts</c> and for the figures.</summary>
internal sealed class CostSummaries(CostReachLoader reaches)
{
    /// <param name="db">The lines in the caller's scope.</param>
    /// <param name="priceYear">Year of the real prices; null = nominal only, no index is asked for.</param>
    /// <param name="indexVersion">Of the price index; 0 = the newest.</param>
    /// <param name="asOf">Last day of delivery that counts.</param>
    /// <param name="byDesign">For whoever may not know the arms: see <see cref="CostDenominators.ByDesign"/>. Authorities with fewer than
    /// six released schools are withheld and in no sum.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    /// <returns>The answer, and what every authority reached, withheld ones too.</returns>
    public async Task<(SummariseCostsResponse Answer, IReadOnlyDictionary<string, CostDenominators> Reached)> SummariseAsync(CostsDb db,
        string? priceYear, int indexVersion, DateOnly asOf, bool byDesign, CancellationToken cancel)
    {
        var amounts = await AmountsAsync(db, cancel);
        if (priceYear is null)
            amounts = [.. amounts.Select(amount => amount with { PriceYear = "" })];
        var prices = await PriceIndexes.LoadAsync(db, indexVersion, cancel);
        var reached = byDesign ? await reaches.ByDesignAsync(asOf, cancel)
            : (await reaches.LoadAsync(asOf, cancel)).Where(la => la.Key.Length > 0)
                .ToDictionary(la => la.Key, la => la.Value.Denominators);

        var few = byDesign ? reached.Where(la => la.Value.TooFew).Select(la => la.Key).ToHashSet() : [];
        amounts.RemoveAll(amount => few.Contains(amount.LaCode));

        var byLa = amounts.Where(amount => amount.LaCode.Length > 0).ToLookup(amount => amount.LaCode);
        var codes = byLa.Select(lines => lines.Key).Union(reached.Keys).Order(StringComparer.Ordinal);
        return (new SummariseCostsResponse
        {
            ByLa =
                { codes.Select(code => few.Contains(code) ? new CostSummary { LaCode = code, Withheld = Reasons.NotUnmasked }
                    : UnitCosts.Summarise(code, [.. byLa[code]], reached.GetValueOrDefault(code, CostDenominators.Nothing),
                        byDesign, prices, priceYear ?? "")) },
            Overall = UnitCosts.Summarise("", amounts, reached.Where(la => !few.Contains(la.Key))
                .Aggregate(CostDenominators.Nothing, (sum, la) => sum + la.Value), byDesign, prices, priceYear ?? ""),
            PriceYear = priceYear ?? "",
            PriceIndexVersion = prices.Version,
        }, reached);
    }

    /// <summary>Added up by the database: a handful of rows per authority, however many lines there are. In a fixed order,
    /// so that real totals are the same to the last digit whoever asks.</summary>
    private static async Task<List<CostAmount>> AmountsAsync(CostsDb db, CancellationToken cancel) => [.. (await db.SpentLines
        .GroupBy(row => new { row.LaCode, row.CostClass, row.Payer, row.Category, row.PriceYear, row.Attribution })
        .Select(lines => new CostAmount(lines.Key.LaCode, lines.Key.CostClass, lines.Key.Payer, lines.Key.Category,
            lines.Key.PriceYear, lines.Key.Attribution, lines.Sum(row => row.AmountPence)))
        .ToListAsync(cancel))
        .OrderBy(amount => (amount.LaCode, amount.CostClass, amount.Payer, amount.Category, amount.PriceYear, amount.Attribution))];
}
