using Microsoft.EntityFrameworkCore;
using Programme.Costs.V1;

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
        var (schools, cover) = await AtSchoolsAsync(db, spent, reach, cancel);
        var dated = period is null ? spent.Select(row => new { Row = row, From = DateOnly.MinValue, To = DateOnly.MinValue })
            : spent.Select(row => new { Row = row, From = row.PeriodStartOn, To = row.PeriodEndOn });
        List<string> counted = [.. reach.PupilsByUrn.Keys], uncounted = [.. reach.WithoutPupils], controls = [.. reach.Controls];
        List<string> partly =
            [.. schools.Where(kind => kind is { UsualPractice: true, Reported: false }).Select(kind => kind.Urn!).Distinct()];
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
            Partly = line.Row.Attribution == CostAttribution.UsualPractice && EF.Parameter(partly).Contains(line.Row.Urn!),
            line.Row.AmountPence,
            line.Row.Hours,
            line.From,
            line.To,
        }).GroupBy(row => new
        {
            row.LaCode,
            row.Category,
            row.CostClass,
            row.Attribution,
            row.PriceYear,
            row.Place,
            row.Partly,
            row.From,
            row.To
        })
            .Select(lines => new
            {
                lines.Key,
                Pence = lines.Sum(row => row.AmountPence),
                Hours = lines.Sum(row => row.Hours ?? 0),
                Lines = lines.Count(),
                WithoutHours = lines.Sum(row => row.Hours == null ? 1 : 0),
            }).ToListAsync(cancel);
        return new SpentCosts(
            [.. sums.Select(sum => new CostPart(sum.Key.LaCode, null, (CostPlace)sum.Key.Place, sum.Key.Category, sum.Key.CostClass,
                sum.Key.Attribution, sum.Key.PriceYear, sum.Pence, sum.Hours, sum.Lines, sum.WithoutHours)
                { Share = period?.Share(sum.Key.From, sum.Key.To) ?? 1, Reported = !sum.Key.Partly })], schools, cover);
    }

    /// <summary>Which school has lines of which kind, and which of them reported usual practice.</summary>
    private static async Task<(IReadOnlyCollection<CostPart> Schools, UsualPracticeCover Cover)> AtSchoolsAsync(CostsDb db,
        IQueryable<CostLineRow> spent, CostReach reach, CancellationToken cancel)
    {
        // Days of usual practice alone: those of other lines would only make more rows.
        var schools = await spent.Where(row => row.Urn != null).Select(row => new
        {
            row.LaCode,
            row.Urn,
            row.CostClass,
            row.Attribution,
            Time = row.Category == CostPart.LeadsTime || row.Category == CostPart.Cover,
            Nothing = row.Category == CostCodes.NothingSpent,
            From = row.Attribution == CostAttribution.UsualPractice ? (DateOnly?)row.PeriodStartOn : null,
            To = row.Attribution == CostAttribution.UsualPractice ? (DateOnly?)row.PeriodEndOn : null,
        }).Distinct().ToListAsync(cancel);
        // Another authority may have told of a school that moved.
        var elsewhere = reach.Owed.Moved.Count == 0 ? []
            : (await UsualPracticeLines.LoadAsync(db, reach.Owed.Moved.Keys, cancel)).SelectMany(lines => lines);
        var cover = new UsualPracticeCover(reach.Owed, schools.Where(kind => kind.From is not null)
            .Select(kind => (kind.Urn!, kind.From!.Value, kind.To!.Value))
            .Concat(elsewhere.Select(line => (line.Urn, line.FirstOn, line.LastOn))));
        return ([.. schools.Select(kind => new CostPart(kind.LaCode, kind.Urn, reach.PlaceOf(kind.Urn), kind.Time ? CostPart.LeadsTime
            : kind.Nothing ? CostCodes.NothingSpent : "", kind.CostClass, kind.Attribution, "", 0, 0, 0, 0)
            { Reported = cover.Whole(kind.Urn!) })], cover);
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
