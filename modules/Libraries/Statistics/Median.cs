namespace Programme.Statistics;

/// <summary>The middle value.</summary>
public static class Median
{
    /// <summary>The median of whole numbers: the middle one in order, or the mean of the two in the middle.</summary>
    /// <param name="values">Any number of values in any order; left as they are.</param>
    /// <returns>The median in the unit of the values; null when there are none.</returns>
    /// <remarks>Source: the usual sample median (type 7 quantile at one half).</remarks>
    public static double? Of(IEnumerable<int> values)
    {
        var ordered = values.Order().ToArray();
        var middle = ordered.Length / 2;
        return ordered switch
        {
            [] => null,
            _ when ordered.Length % 2 == 1 => ordered[middle],
            _ => ((double)ordered[middle - 1] + ordered[middle]) / 2,
        };
    }
}
