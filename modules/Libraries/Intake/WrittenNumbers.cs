using System.Globalization;
using System.Text.RegularExpressions;

namespace Programme.Intake;

/// <summary>What publishers and people write where a number is withheld or not known.</summary>
internal static partial class WrittenNumbers
{
    /// <summary>What to do about it.</summary>
    public const string LeaveBlank = "a number is expected; leave the cell blank if it is not known.";

    /// <summary>A whole number as programs and people write it: 1234, 1,234, or 1234.00 of a column that was taken for decimals; null = it
    /// is none.</summary>
    public static int? Whole(string text)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && !(Grouped().IsMatch(text) && int.TryParse(Digits(text).Replace(",", "", StringComparison.Ordinal),
                NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)))
            return null;
        return number;
    }

    /// <summary>Digits of which a program made a decimal number, such as 170002.0; any other text as it is.</summary>
    public static string Digits(string text) =>
        NoDecimals().Match(text) is { Success: true } match ? match.Groups[1].Value : text;

    [GeneratedRegex(@"^([+-]?[0-9,]+)\.0+$", RegexOptions.CultureInvariant)]
    private static partial Regex NoDecimals();

    [GeneratedRegex(@"^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.0+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    private static readonly HashSet<string> Signs = new(StringComparer.OrdinalIgnoreCase)
    {
        "c", "x", "z", "s", "k", "u", "low", "*", "**", "-", "--", "–", "—", ".", "..", "...", ":", "?", "na", "n/a", "n.a.", "nk", "n/k",
            "not known", "unknown", "not available", "not applicable", "none", "nil", "null", "nan", "tbc",
        "supp", "suppressed", "redacted", "#n/a", "",
    };

    /// <summary>Whether a text is what programs write for a cell without a value: no code is called so.</summary>
    public static bool IsNotGiven(string text) => Blanks.Contains(text);

    private static readonly HashSet<string> Blanks =
        new(StringComparer.OrdinalIgnoreCase) { "na", "n/a", "#n/a", "nan", "null", "-", "--" };

    /// <summary>Whether a text stands for a number that is not given, such as <c>&lt;5</c>, <c>c</c>, <c>-</c> or <c>N/A</c>.</summary>
    public static bool IsWithheld(string text) => Signs.Contains(text) || text[0] is '<' or '>' or '≤' or '~';
}
