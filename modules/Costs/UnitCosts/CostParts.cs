using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;

namespace Programme.Costs;

/// <summary>Cost lines as unit costs need them.</summary>
internal static class CostParts
{
    /// <summary>Added to the place of usual practice of schools that did not report every term.</summary>
    private const int OfAGap = 100;

    /// <summary>Added up by the database, in the scope of the tables given: by kind of school, so that more schools make no more parts.
    /// </summary>
    /// <param name="db">The lines.</param>
    /// <param name="laCode">Only this authority's; empty = all.</param>
    /// <param name="period">Only this term's, each line by its days in it; null = all.</param>
    /// <param name="trial">Its terms are those that schools can owe.</param>
    /// <param name="reach">Which schools are treated, and which are controls.</param>
    /// <param name="cancel">Ends when the caller gives up.</param>
    public static async Task<SpentCosts> LoadAsync(CostsDb db, string laCode, CostPeriod? period, Trial trial, CostReach reach,
        CancellationToken cancel) =>
        await PlacedAsync(db, laCode, period, await UnplacedAsync(db, laCode, period, trial, cancel), reach, cancel);

    /// <summary>What needs no arms, so that it can be loaded while they are: lines at no school, and which school has lines of which
    /// kind.</summary>
    public static async Task<UnplacedCosts> UnplacedAsync(CostsDb db, string laCode, CostPeriod? period, Trial trial,
        CancellationToken cancel)
    {
        var (spent, first, last) = (Lines(db, laCode, period), period?.FirstOn ?? CostPeriod.Containing(trial.FirstOn).FirstOn,
            period?.LastOn ?? CostPeriod.Containing(trial.LastOn).LastOn);
        var parts = await SumsAsync(spent.Where(row => row.Urn == null)
            .Select(row => new Placed { Row = row, Place = (int)CostPlace.Elsewhere }), period, cancel);
        // Days of usual practice in terms that can be owed: others would only make more rows.
        var schools = await spent.Where(row => row.Urn != null).Select(row => new
        {
            Row = row,
            Tells = row.Attribution == CostAttribution.UsualPractice && row.PeriodEndOn >= first && row.PeriodStartOn <= last,
        }).Select(line => new
        {
            line.Row.LaCode,
            line.Row.Urn,
            line.Row.CostClass,
            line.Row.Attribution,
            Time = line.Row.Category == CostPart.LeadsTime || line.Row.Category == CostPart.Cover,
            Nothing = line.Row.Category == CostCodes.NothingSpent,
            From = line.Tells ? (DateOnly?)line.Row.PeriodStartOn : null,
            To = line.Tells ? (DateOnly?)line.Row.PeriodEndOn : null,
        }).Distinct().ToListAsync(cancel);
        return new UnplacedCosts(parts, schools.ConvertAll(kind => new CostPart(kind.LaCode, kind.Urn, CostPlace.Elsewhere, kind.Time
            ? CostPart.LeadsTime : kind.Nothing ? CostCodes.NothingSpent : "", kind.CostClass, kind.Attribution, "", 0, 0, 0, 0)),
            [.. schools.Where(kind => kind.From is not null)
                .Select(kind => new UsualPracticeLine(kind.Urn!, kind.From!.Value, kind.To!.Value, kind.Nothing))]);
    }

    /// <summary>The rest, and the places of schools.</summary>
    public static async Task<SpentCosts> PlacedAsync(CostsDb db, string laCode, CostPeriod? period, UnplacedCosts unplaced,
        CostReach reach, CancellationToken cancel)
    {
        // Another authority may have told of a school that moved.
        var elsewhere = reach.Owed.Moved.Count == 0 ? []
            : (await UsualPracticeLines.LoadAsync(db, reach.Owed.Moved.Keys, cancel)).SelectMany(lines => lines);
        var cover = new UsualPracticeCover(reach.Owed, unplaced.UsualPractice.Concat(elsewhere));
        List<string> gaps = [.. unplaced.AtSchools.Where(kind => kind.UsualPractice && !cover.Whole(kind.Urn!)).Select(kind => kind.Urn!)
            .Distinct()];
        List<string> counted = [.. reach.PupilsByUrn.Keys], uncounted = [.. reach.WithoutPupils], controls = [.. reach.Controls];
        var placed = Lines(db, laCode, period).Where(row => row.Urn != null).Select(row => new Placed
        {
            Row = row,
            Place = EF.Parameter(counted).Contains(row.Urn!) ? (int)CostPlace.Treated
                : EF.Parameter(controls).Contains(row.Urn!) ? (int)CostPlace.Control
                : EF.Parameter(uncounted).Contains(row.Urn!) ? (int)CostPlace.TreatedWithoutPupils : (int)CostPlace.Elsewhere,
        });
        if (gaps.Count > 0)
            placed = placed.Select(line => new Placed
            {
                Row = line.Row,
                Place = line.Row.Attribution == CostAttribution.UsualPractice && EF.Parameter(gaps).Contains(line.Row.Urn!)
                    ? line.Place + OfAGap : line.Place,
            });
        var parts = await SumsAsync(placed, period, cancel);
        return new SpentCosts([.. unplaced.Parts, .. parts],
            [.. unplaced.AtSchools.Select(kind => kind with { Place = reach.PlaceOf(kind.Urn), Reported = cover.Whole(kind.Urn!) })],
            cover);
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
        return sums.ConvertAll(sum => new CostPart(sum.Key.LaCode, null, (CostPlace)(sum.Key.Place % OfAGap), sum.Key.Category,
            sum.Key.CostClass, sum.Key.Attribution, sum.Key.PriceYear, sum.Pence, sum.Hours, sum.Lines, sum.WithoutHours)
        { Share = period?.Share(sum.Key.From, sum.Key.To) ?? 1, Reported = sum.Key.Place < OfAGap });
    }

    /// <summary>What was spent by an authority (empty = by all) on days of a term (null = of all), with lines of the programme that it
    /// bears a part of (null = none).</summary>
    public static IQueryable<CostLineRow> Lines(CostsDb db, string laCode, CostPeriod? period, IReadOnlyCollection<string>? borne = null)
    {
        List<string> refs = [.. borne ?? []];
        var lines = refs.Count == 0 ? db.SpentLines.Where(row => laCode == "" || row.LaCode == laCode)
            : db.SpentLines.Where(row => row.LaCode == laCode || EF.Parameter(refs).Contains(row.LineRef));
        return period is null ? lines : lines.Where(row => row.PeriodEndOn >= period.FirstOn && row.PeriodStartOn <= period.LastOn);
    }

    /// <summary>A line, and at which kind of school.</summary>
    private sealed class Placed
    {
        public required CostLineRow Row { get; init; }

        public required int Place { get; init; }
    }
}
