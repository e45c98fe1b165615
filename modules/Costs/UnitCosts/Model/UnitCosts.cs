using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Totals and unit costs of the intervention. Usual practice is never in them.</summary>
internal static class UnitCosts
{
    /// <summary>Adds up the lines of one authority, or of all.</summary>
    /// <param name="laCode">Authority; empty = all.</param>
    /// <param name="amounts">The lines, as recorded.</param>
    /// <param name="denominators">What they reached.</param>
    /// <param name="byDesign">Whether that is half of both arms: then treated schools and pupils are withheld.</param>
    /// <param name="prices">For the real total.</param>
    /// <param name="priceYear">Year whose prices the real total has.</param>
    /// <returns>Nominal pence; real pence = each amount × index(priceYear) / index(its price year), not rounded; a unit
    /// cost without a denominator is not set.</returns>
    public static CostSummary Summarise(
        string laCode, IReadOnlyCollection<CostAmount> amounts, CostDenominators denominators, bool byDesign, PriceIndex prices,
            string priceYear)
    {
        var intervention = amounts.Where(amount => amount.Attribution == CostAttribution.Intervention).ToList();
        var summary = new CostSummary
        {
            LaCode = laCode,
            TotalPence = intervention.Sum(amount => amount.Pence),
            UsualPracticePence = amounts.Where(amount => amount.Attribution == CostAttribution.UsualPractice).Sum(amount => amount.Pence),
            RealTotalPence = intervention.Sum(amount => amount.Pence * prices.Factor(amount.PriceYear, priceYear)),
        };
        if (!byDesign || denominators.Sessions > 0)
            summary.DeliveredSessions = denominators.Sessions;
        if (byDesign)
            (summary.SchoolsByDesign, summary.PupilsByDesign, summary.Withheld) =
                (denominators.Schools, denominators.Pupils, Reasons.NotUnmasked);
        else
            (summary.TreatedSchools, summary.TreatedSchoolsWithPupils, summary.TreatedPupils) =
                ((int)denominators.Schools, (int)denominators.SchoolsWithPupils, (long)denominators.Pupils);
        summary.ByClassAndPayer.AddRange(intervention.GroupBy(amount => (amount.CostClass, amount.Payer)).OrderBy(group => group.Key)
            .Select(group => new ClassPayerAmount
            {
                CostClass = group.Key.CostClass,
                Payer = group.Key.Payer,
                AmountPence = group.Sum(amount => amount.Pence)
            }));
        foreach (var category in intervention.GroupBy(amount => amount.Category))
            summary.ByCategory[category.Key] = category.Sum(amount => amount.Pence);
        Divide(summary, denominators);
        return summary;
    }

    private static void Divide(CostSummary summary, CostDenominators denominators)
    {
        if (summary.DeliveredSessions > 0)
        {
            summary.PerSessionPence = (double)summary.TotalPence / summary.DeliveredSessions;
            summary.RealPerSessionPence = summary.RealTotalPence / summary.DeliveredSessions;
        }
        if (denominators.Schools > 0)
        {
            summary.PerSchoolPence = summary.TotalPence / denominators.Schools;
            summary.RealPerSchoolPence = summary.RealTotalPence / denominators.Schools;
        }
        if (denominators.Pupils > 0)
        {
            summary.PerPupilPence = summary.TotalPence / denominators.Pupils;
            summary.RealPerPupilPence = summary.RealTotalPence / denominators.Pupils;
        }
    }
}
