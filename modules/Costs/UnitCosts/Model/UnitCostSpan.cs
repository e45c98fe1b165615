namespace Programme.Costs;

/// <summary>Days on which a version of the unit costs is in force.</summary>
/// <param name="FirstOn">First day.</param>
/// <param name="LastOn">Last day that is asked for.</param>
/// <param name="Rows">Its rows, one for each kind of staff.</param>
internal sealed record UnitCostSpan(DateOnly FirstOn, DateOnly LastOn, IReadOnlyCollection<UnitCostRow> Rows)
{
    /// <summary>Each first day with its newest version, in order of days; days before the first have no unit cost.</summary>
    public static List<UnitCostSpan> Of(IEnumerable<UnitCostRow> rows, DateOnly asOf)
    {
        var begun = rows.Where(row => row.ValidFrom <= asOf).GroupBy(row => row.ValidFrom).OrderBy(day => day.Key)
            .Select(day => (day.Key, Rows: day.Where(row => row.Number == day.Max(other => other.Number)).ToList())).ToList();
        return [.. begun.Select((one, at) =>
            new UnitCostSpan(one.Key, at + 1 < begun.Count ? begun[at + 1].Key.AddDays(-1) : asOf, one.Rows))];
    }
}
