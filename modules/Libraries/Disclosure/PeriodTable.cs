namespace Programme.Disclosure;

/// <summary>A whole and the part of it that is counted apart, for one area in one period.</summary>
/// <param name="Area">The area.</param>
/// <param name="Period">The period.</param>
/// <param name="Whole">The whole; null when it is not available.</param>
/// <param name="Part">The part, at most the whole; null when it is not available.</param>
public sealed record PeriodCount(string Area, string Period, long? Whole, long? Part);

/// <summary>
/// The table of a share by area and period: the counts, their sums to date by area, their totals by period over all
/// areas (given rounded), and the rest (whole − part), which is implied: whoever sees whole and part, or one of them
/// and the share, has it.
/// Sums run over the periods and areas that have a count.
/// </summary>
public static class PeriodTable
{
    /// <summary>Stands for the period in the name of a sum over periods.</summary>
    public const string ToDate = "to-date";

    /// <summary>Stands for the area in the name of a total over areas.</summary>
    public const string AllAreas = "all";

    private const string Rest = "rest";

    /// <summary>The name of a cell.</summary>
    /// <param name="area">The area, or <see cref="AllAreas"/>.</param>
    /// <param name="period">The period, or <see cref="ToDate"/>.</param>
    /// <param name="measure">The measure.</param>
    /// <returns>The three, parted by strokes.</returns>
    public static string Name(string area, string period, string measure) => $"{area}/{period}/{measure}";

    /// <summary>Builds the table.</summary>
    /// <param name="counts">One for each area and period.</param>
    /// <param name="whole">Name of the measure of the whole.</param>
    /// <param name="part">Name of the measure of the part.</param>
    /// <param name="totals">Whether totals over areas leave as well: by period and to date.</param>
    /// <returns>The table to hand to <see cref="Release"/>.</returns>
    public static Table Build(IReadOnlyList<PeriodCount> counts, string whole, string part, bool totals)
    {
        var table = new Table([], []);
        table = WithMeasure(table, counts, whole, Form.Exact, totals, c => c.Whole);
        table = WithMeasure(table, counts, part, Form.Exact, totals, c => c.Part);
        table = WithMeasure(table, counts, Rest, Form.Implied, totals, c => c.Whole - c.Part);
        var splits = counts.Where(c => c.Whole is not null && c.Part is not null).Select(c => new Relation(
            Name(c.Area, c.Period, whole), [Name(c.Area, c.Period, part), Name(c.Area, c.Period, Rest)]));
        return table with { Relations = [.. table.Relations, .. splits] };
    }

    private static Table WithMeasure(
        Table table, IReadOnlyList<PeriodCount> counts, string measure, Form form, bool totals, Func<PeriodCount, long?> count)
    {
        var cells = counts.Select(c => (c.Area, c.Period, Cell: new Cell(Name(c.Area, c.Period, measure), count(c), form))).ToList();
        var sums = cells.GroupBy(c => c.Area, c => c.Cell).Select(area => SumOf(Name(area.Key, ToDate, measure), area, form)).ToList();
        if (totals)
        {
            var coarse = form == Form.Exact ? Form.Rounded : form;
            var periods = cells.GroupBy(c => c.Period, c => c.Cell)
                .Select(period => SumOf(Name(AllAreas, period.Key, measure), period, coarse)).ToList();
            sums.AddRange([.. periods, SumOf(Name(AllAreas, ToDate, measure), periods.Select(p => p.Total), coarse)]);
        }

        return new Table(
            [.. table.Cells, .. cells.Select(c => c.Cell), .. sums.Select(s => s.Total)],
            [.. table.Relations, .. sums.Select(s => s.Relation).OfType<Relation>()]);
    }

    private static (Cell Total, Relation? Relation) SumOf(string name, IEnumerable<Cell> cells, Form form)
    {
        var given = cells.Where(cell => cell.Value is not null).ToList();
        return given.Count == 0
            ? (new Cell(name, null, form, true), null)
            : (new Cell(name, given.Sum(cell => cell.Value), form, true), new Relation(name, [.. given.Select(cell => cell.Name)]));
    }
}
