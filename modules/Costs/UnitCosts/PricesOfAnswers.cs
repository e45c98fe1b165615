using Programme.Journal;

namespace Programme.Costs;

internal sealed partial class EconomicsHandler
{
    /// <summary>Checks a price year (empty = not asked for) and gives the last day of delivery that counts.</summary>
    private DateOnly CheckPrices(string year, Google.Type.Date? day)
    {
        var fields = new FieldProblems();
        fields.AddIf(year.Length > 0 && !PriceYear.IsOne(year), "price_year", FieldCodes.NotAYear, PriceYear.Expected);
        fields.OptionalDay("as_of", day);
        fields.ThrowIfAny();
        return trial.AsOf(day, clock);
    }

    /// <summary>Checks a price year and a term (empty = not asked for), and gives the term and the last day of delivery that counts: no
    /// later than the term's.</summary>
    private (CostPeriod? Period, DateOnly AsOf) CheckPeriod(string year, string code, Google.Type.Date? day)
    {
        var period = CostPeriod.Find(code);
        if (code.Length > 0 && period is null)
            throw Faults.Invalid("period", FieldCodes.UnknownCode, CostPeriod.Expected);
        var asOf = CheckPrices(year, day);
        return (period, period?.LastOn < asOf ? period.LastOn : asOf);
    }

    /// <summary>The year of the real prices and the index: as asked; else as the newest plan has them, when it is locked; else the year
    /// that the trial begins in and the newest index.</summary>
    private async Task<(string Year, PriceIndex Index, PlannedEconomics Planned)> PricesAsync(CostsDb db, string year, int version,
        CancellationToken cancel)
    {
        var planned = await analysis.LockedEconomicsAsync(cancel);
        return (YearOf(planned, year), await PriceIndexes.LoadAsync(db, version, planned, cancel), planned);
    }

    private string YearOf(PlannedEconomics planned, string asked) =>
        asked.Length > 0 ? asked : planned.PriceYear ?? PriceYear.Containing(trial.FirstOn);
}
