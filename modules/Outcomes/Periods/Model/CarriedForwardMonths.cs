
namespace Programme.Outcomes;

/// <summary>Months that stand in for months without a return.</summary>
internal static class CarriedForwardMonths
{
    /// <summary>The counts of the declared months under the months of a window for which they stand in, each with the month that it is of.
    /// A month that has a return needs none.</summary>
    public static Dictionary<Tally, string> StandIns(IReadOnlyList<Tally> returned, IEnumerable<CarriedForwardRow> declared, string first,
        string last)
    {
        var there = returned.ToDictionary(tally => (tally.LaCode, tally.Month));
        return declared
            .Where(row => string.CompareOrdinal(row.Month, first) >= 0 && string.CompareOrdinal(row.Month, last) <= 0)
            .Where(row => !there.ContainsKey((row.LaCode, row.Month)) && there.ContainsKey((row.LaCode, row.FromMonth)))
            .ToDictionary(row => there[(row.LaCode, row.FromMonth)] with { Month = row.Month }, row => row.FromMonth);
    }
}
