using Microsoft.EntityFrameworkCore;

namespace Programme.Costs;

/// <summary>Cost lines as unit costs need them.</summary>
internal static class CostParts
{
    /// <summary>Added up by the database, in the scope of the tables given: by kind of school, so that more schools make no more parts.
    /// </summary>
    /// <param name="db">The lines.</param>
    /// <param name="laCode">Only this authority's; empty = all.</param>
    /// <param name="period">Only this term's; null = all.</param>
    /// <param name="reach">Which schools are treated, and which are controls.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public static async Task<SpentCosts> LoadAsync(CostsDb db, string laCode, CostPeriod? period, CostReach reach,
        CancellationToken cancel)
    {
        var spent = Lines(db, laCode, period);
        List<string> counted = [.. reach.PupilsByUrn.Keys], uncounted = [.. reach.WithoutPupils], controls = [.. reach.Controls];
        var sums = await spent.Select(row => new
        {
            row.LaCode,
            row.Category,
            row.CostClass,
            row.Attribution,
            row.PriceYear,
            Place = row.Urn == null ? 0 : EF.Parameter(counted).Contains(row.Urn) ? (int)CostPlace.Treated
                : EF.Parameter(controls).Contains(row.Urn) ? (int)CostPlace.Control
                : EF.Parameter(uncounted).Contains(row.Urn) ? (int)CostPlace.TreatedWithoutPupils : 0,
            row.AmountPence,
            row.Hours,
        }).GroupBy(row => new { row.LaCode, row.Category, row.CostClass, row.Attribution, row.PriceYear, row.Place })
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
        }).Distinct().ToListAsync(cancel);
        return new SpentCosts(
            [.. sums.Select(sum => new CostPart(sum.Key.LaCode, null, (CostPlace)sum.Key.Place, sum.Key.Category, sum.Key.CostClass,
                sum.Key.Attribution, sum.Key.PriceYear, sum.Pence, sum.Hours, sum.Lines, sum.WithoutHours))],
            [.. schools.Select(kind => new CostPart(kind.LaCode, kind.Urn, reach.PlaceOf(kind.Urn), kind.Time ? CostPart.LeadsTime : "",
                kind.CostClass, kind.Attribution, "", 0, 0, 0, 0))]);
    }

    /// <summary>What was spent by an authority (empty = by all) in a term (null = in all).</summary>
    public static IQueryable<CostLineRow> Lines(CostsDb db, string laCode, CostPeriod? period)
    {
        var lines = db.SpentLines.Where(row => laCode == "" || row.LaCode == laCode);
        return period is null ? lines : lines.Where(row => row.PeriodStartOn >= period.FirstOn && row.PeriodStartOn <= period.LastOn);
    }
}
