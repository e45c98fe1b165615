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
        CancellationToken cancel) =>
        await PlacedAsync(db, laCode, period, await UnplacedAsync(db, laCode, period, cancel), reach, cancel);

    /// <summary>What needs no arms, so that it can be loaded while they are: lines at no school, and which school has lines of which
    /// kind.</summary>
    public static async Task<SpentCosts> UnplacedAsync(CostsDb db, string laCode, CostPeriod? period, CancellationToken cancel)
    {
        var spent = Lines(db, laCode, period);
        var parts = await SumsAsync(spent.Where(row => row.Urn == null)
            .Select(row => new Placed { Row = row, Place = (int)CostPlace.Elsewhere }), period, cancel);
        var schools = await spent.Where(row => row.Urn != null).Select(row => new
        {
            row.LaCode,
            row.Urn,
            row.CostClass,
            row.Attribution,
            Time = row.Category == CostPart.LeadsTime || row.Category == CostPart.Cover,
            Nothing = row.Category == CostCodes.NothingSpent,
        }).Distinct().ToListAsync(cancel);
        return new SpentCosts(parts, [.. schools.Select(kind => new CostPart(kind.LaCode, kind.Urn, CostPlace.Elsewhere, kind.Time
            ? CostPart.LeadsTime : kind.Nothing ? CostCodes.NothingSpent : "", kind.CostClass, kind.Attribution, "", 0, 0, 0, 0))]);
    }

    /// <summary>The rest, and the places of schools.</summary>
    public static async Task<SpentCosts> PlacedAsync(CostsDb db, string laCode, CostPeriod? period, SpentCosts unplaced, CostReach reach,
        CancellationToken cancel)
    {
        List<string> counted = [.. reach.PupilsByUrn.Keys], uncounted = [.. reach.WithoutPupils], controls = [.. reach.Controls];
        var parts = await SumsAsync(Lines(db, laCode, period).Where(row => row.Urn != null).Select(row => new Placed
        {
            Row = row,
            Place = EF.Parameter(counted).Contains(row.Urn!) ? (int)CostPlace.Treated
                : EF.Parameter(controls).Contains(row.Urn!) ? (int)CostPlace.Control
                : EF.Parameter(uncounted).Contains(row.Urn!) ? (int)CostPlace.TreatedWithoutPupils : (int)CostPlace.Elsewhere,
        }), period, cancel);
        return new SpentCosts([.. unplaced.Parts, .. parts],
            [.. unplaced.AtSchools.Select(kind => kind with { Place = reach.PlaceOf(kind.Urn) })]);
    }

    private static async Task<List<CostPart>> SumsAsync(IQueryable<Placed> lines, CostPeriod? period, CancellationToken cancel)
    {
        var dated = period is null ? lines.Select(line => new { line.Row, line.Place, From = DateOnly.MinValue, To = DateOnly.MinValue })
            : lines.Select(line => new { line.Row, line.Place, From = line.Row.PeriodStartOn, To = line.Row.PeriodEndOn });
        var sums = await dated.Select(line => new
        {
            line.Row.LaCode,
            line.Row.PriceYear,
            line.Row.Category,
            line.Row.CostClass,
            line.Row.Attribution,
            line.Place,
            line.From,
            line.To,
            line.Row.AmountPence,
            line.Row.Hours,
        }).GroupBy(row => new { row.LaCode, row.PriceYear, row.Category, row.CostClass, row.Attribution, row.Place, row.From, row.To })
            .Select(group => new
            {
                group.Key,
                Pence = group.Sum(row => row.AmountPence),
                Hours = group.Sum(row => row.Hours ?? 0),
                Lines = group.Count(),
                WithoutHours = group.Sum(row => row.Hours == null ? 1 : 0),
            }).ToListAsync(cancel);
        return sums.ConvertAll(sum => new CostPart(sum.Key.LaCode, null, (CostPlace)sum.Key.Place, sum.Key.Category, sum.Key.CostClass,
            sum.Key.Attribution, sum.Key.PriceYear, sum.Pence, sum.Hours, sum.Lines, sum.WithoutHours)
            { Share = period?.Share(sum.Key.From, sum.Key.To) ?? 1 });
    }

    /// <summary>What was spent by an authority (empty = by all) on days of a term (null = of all).</summary>
    public static IQueryable<CostLineRow> Lines(CostsDb db, string laCode, CostPeriod? period)
    {
        var lines = db.SpentLines.Where(row => laCode == "" || row.LaCode == laCode);
        return period is null ? lines : lines.Where(row => row.PeriodEndOn >= period.FirstOn && row.PeriodStartOn <= period.LastOn);
    }

    /// <summary>A line, and at which kind of school.</summary>
    private sealed class Placed
    {
        public required CostLineRow Row { get; init; }

        public required int Place { get; init; }
    }
}
