using System.Text.RegularExpressions;

namespace Programme.Intake;

/// <summary>Rows that stand below a list and are none of it.</summary>
internal static partial class Footnotes
{
    /// <summary>Whether the first cell of a row says that it is one of totals.</summary>
    public static bool IsTotal(string cell) => Total().IsMatch(cell);

    [GeneratedRegex(@"^(grand |sub-?|overall )?(totals?|sum)\b|^all schools\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Total();
}
