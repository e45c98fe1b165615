using System.Globalization;

namespace Programme.Costs;

/// <summary>The year of a price, written 2021/22 (April to March, as price indices have it).</summary>
internal static class PriceYear
{
    public const string Expected = "two years that follow each other, written like 2021/22, are expected.";

    /// <summary>Whether it is written 2021/22 and the two years follow each other.</summary>
    public static bool IsOne(string text) =>
        text.Length == 7 && text[4] == '/'
        && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        && (first + 1) % 100 == second;

    /// <summary>The year that a day is in.</summary>
    public static string Containing(DateOnly day)
    {
        var first = day.Month >= 4 ? day.Year : day.Year - 1;
        return string.Create(CultureInfo.InvariantCulture, $"{first:0000}/{(first + 1) % 100:00}");
    }
}
