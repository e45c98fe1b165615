using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Programme.Intake;

/// <summary>The text of a cell without what nobody sees: spaces around it, and format characters such as U+200B and U+FEFF.</summary>
public static partial class CellText
{
    /// <summary>Without white space (also no-break spaces) and format characters at both ends; inside, both stay.</summary>
    public static string Trimmed(string raw)
    {
        if (Ascii.IsValid(raw))
            return raw.Trim();
        var (from, to) = (0, raw.Length);
        while (from < to && IsPadding(raw[from]))
            from++;
        while (to > from && IsPadding(raw[to - 1]))
            to--;
        return raw[from..to];
    }

    /// <summary>A code, a number or a day: format characters inside it are left out, too.</summary>
    public static string Code(string raw)
    {
        var text = Trimmed(raw);
        return Ascii.IsValid(text) || !text.Any(IsFormat) ? text : string.Concat(text.Where(letter => !IsFormat(letter)));
    }

    /// <summary>A code, a number or a day without what keeps a spreadsheet from changing it: <c>="00123"</c>, or an apostrophe before
    /// it.</summary>
    public static string Value(string raw)
    {
        var code = Code(raw);
        if (code is ['=', '"', .., '"'] && code.Length > 3 && !code.AsSpan(2, code.Length - 3).Contains('"'))
            return Trimmed(code[2..^1]);
        return code is ['\'', _, ..] && !code.AsSpan(1).Contains('\'') ? code[1..] : FormulaText.Unescape(code);
    }

    /// <summary>The text for a message: what nobody would see is written as its code point, such as &lt;U+200B&gt;.</summary>
    public static string Shown(string text)
    {
        if (!text.Any(IsUnseen))
            return text;
        var shown = new StringBuilder();
        foreach (var letter in text)
            _ = IsUnseen(letter) ? shown.Append(CultureInfo.InvariantCulture, $"<U+{(int)letter:X4}>") : shown.Append(letter);
        return shown.ToString();
    }

    /// <summary>Whether letters were lost (U+FFFD stands for them), or are those that the bytes of UTF-8 make in Windows-1252 or
    /// Latin-1: Ã© for é, â€™ for ’, Â£ for £.</summary>
    public static bool IsSpoilt(string text) => Spoilt().IsMatch(text);

    /// <summary>Whether there is nothing to be seen.</summary>
    public static bool IsBlank(string raw)
    {
        foreach (var letter in raw)
        {
            if (!IsPadding(letter))
                return false;
        }
        return true;
    }

    /// <summary>U+001A ends a file of DOS, and a cell of it holds nothing.</summary>
    private static bool IsPadding(char letter) => char.IsWhiteSpace(letter) || letter == '\u001a' || IsFormat(letter);

    [GeneratedRegex(
        "\uFFFD|\u00C3[\u0080-\u00BF\u0152-\u2122]|\u00C2[\u00A3\u00A0-\u00BF]|\u00E2(\u20AC|\u0080)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Spoilt();

    private static bool IsFormat(char letter) => letter >= '\u00ad' && char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static bool IsUnseen(char letter) => (letter != ' ' && char.IsWhiteSpace(letter)) || char.IsControl(letter) || IsFormat(letter);
}
