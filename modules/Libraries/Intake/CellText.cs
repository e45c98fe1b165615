using System.Globalization;
using System.Text;

namespace Programme.Intake;

/// <summary>The text of a cell without what nobody sees: spaces around it, and format characters such as U+200B and U+FEFF.</summary>
public static class CellText
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

    private static bool IsPadding(char letter) => char.IsWhiteSpace(letter) || IsFormat(letter);

    private static bool IsFormat(char letter) => letter >= '\u00ad' && char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static bool IsUnseen(char letter) => (letter != ' ' && char.IsWhiteSpace(letter)) || char.IsControl(letter) || IsFormat(letter);
}
