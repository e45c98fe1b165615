using Microsoft.EntityFrameworkCore;

namespace Programme.Costs;

/// <summary>Cost lines as unit costs need them.</summary>
internal static class CostParts
{
    /// <summary>Added up by the database, in the scope of the tables given: by kind of school, so that more schools make no more parts.
    /// </summary>
    /// <param name="db">The lines.</param>
    /// <param name="laCode">Only this authority's; empty = all.</param>
    /// <param name="period">Only this term's, each line by its days in it; null = all.</param>
    /// <param name="reach">Which schools are treated, and which are controls.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public static async Task<SpentCosts> LoadAsync(CostsDb db, string laCode, CostPeriod? period, CostReach reach,
        CancellationToken cancel)
    {
        var spent = Lines(db, laCode, period);
        var dated = period is null ? spent.Select(row => new { Row = row, From = DateOnly.MinValue, To = DateOnly.MinValue })
            : spent.Select(row => new { Row = row, From = row.PeriodStartOn, To = row.PeriodEndOn });
        List<string> counted = [.. reach.PupilsByUrn.Keys], uncounted = [.. reach.WithoutPupils], controls = [.. reach.Controls];
        var sums = await dated.Select(line => new
        {
            line.Row.LaCode,
            line.Row.Category,
            line.Row.CostClass,
            line.Row.Attribution,
            line.Row.PriceYear,
            Place = line.Row.Urn == null ? 0 : EF.Parameter(counted).Contains(line.Row.Urn) ? (int)CostPlace.Treated
                : EF.Parameter(controls).Contains(line.Row.Urn) ? (int)CostPlace.Control
                : EF.Parameter(uncounted).Contains(line.Row.Urn) ? (int)CostPlace.TreatedWithoutPupils : 0,
            line.Row.AmountPence,
            line.Row.Hours,
            line.From,
            line.To,
        }).GroupBy(row => new { row.LaCode, row.Category, row.CostClass, row.Attribution, row.PriceYear, row.Place, row.From, row.To })
            .Select(lines => new
            {
                lines.Key,
                Pence = lines.Sum(row => row.AmountPence),
                Hours = lines.Sum(row => row.Hours ?? 0),
                Lines = lines.Count(),
                WithoutHours = lines.Sum(row => row.Hours == null ? 1 : 0),
            }).ToListAsync(cancel);
        var schools = await spent.Where(row => row.Urn != null).Select(row => new
        {
            row.LaCode,
            row.Urn,
            row.CostClass,
            row.Attribution,
            Time = row.Category == CostPart.LeadsTime || row.Category == CostPart.Cover,
            Nothing = row.Category == CostCodes.NothingSpent,
        }).Distinct().ToListAsync(cancel);
        return new SpentCosts(
            [.. sums.Select(sum => new CostPart(sum.Key.LaCode, null, (CostPlace)sum.Key.Place, sum.Key.Category, sum.Key.CostClass,
                sum.Key.Attribution, sum.Key.PriceYear, sum.Pence, sum.Hours, sum.Lines, sum.WithoutHours)
                { Share = period?.Share(sum.Key.From, sum.Key.To) ?? 1 })],
            [.. schools.Select(kind => new CostPart(kind.LaCode, kind.Urn, reach.PlaceOf(kind.Urn), kind.Time ? CostPart.LeadsTime
                : kind.Nothing ? CostCodes.NothingSpent : "", kind.CostClass, kind.Attribution, "", 0, 0, 0, 0))]);
    }

    /// <summary>What was spent by an authority (empty = by all) on days of a term (null = of all).</summary>
    public static IQueryable<CostLineRow> Lines(CostsDb db, string laCode, CostPeriod? period)
    {
        var lines = db.SpentLines.Where(row => laCode == "" || row.LaCode == laCode);
        return period is null ? lines : lines.Where(row => row.PeriodEndOn >= period.FirstOn && row.PeriodStartOn <= period.LastOn);
    }
}
