using System.Globalization;

namespace Programme.Outcomes;

/// <summary>Terms by whole months: autumn September to December, spring January to March, summer April to July. August is in none.
/// (Term dates differ by authority; returns are monthly.)</summary>
internal static class SchoolTerms
{
    /// <summary>The months of a month's term, YYYY-MM, in order; empty for August.</summary>
    public static IReadOnlyList<string> MonthsOf(string month)
    {
        var (year, number) = Parts(month);
        return number switch
        {
            >= 9 => Range(year, 9, 12),
            <= 3 => Range(year, 1, 3),
            <= 7 => Range(year, 4, 7),
            _ => [],
        };
    }

    /// <summary>The months of the term before a month's; for August the summer term.</summary>
    public static IReadOnlyList<string> MonthsBefore(string month)
    {
        var (year, number) = Parts(month);
        return number switch
        {
            >= 8 => Range(year, 4, 7),
            <= 3 => Range(year - 1, 9, 12),
            _ => Range(year, 1, 3),
        };
    }

    private static (int Year, int Month) Parts(string month) =>
        (int.Parse(month.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(month.AsSpan(5), CultureInfo.InvariantCulture));

    private static List<string> Range(int year, int first, int last) =>
        [.. Enumerable.Range(first, last - first + 1)
            .Select(month => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}"))];
}
