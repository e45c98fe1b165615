using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Programme.Intake;

/// <summary>What a number format makes of a number, as far as it changes what a cell says: a date, or leading zeros.</summary>
/// <param name="IsDate">Whether the number is a day or an instant.</param>
/// <param name="Pattern">Zeros and literal text, such as <c>00000</c>; null = other formats, which only change how it looks.</param>
/// <param name="IsPercent">Whether it is shown as a percentage.</param>
internal sealed partial record NumberForm(bool IsDate, string? Pattern, bool IsPercent)
{
    /// <summary>Decimals with which it is shown at least.</summary>
    public int Decimals { get; init; }

    /// <summary>The sign of a currency with which it is shown; null = it is no amount of money.</summary>
    public string? Currency { get; init; }

    /// <summary>A number as it is.</summary>
    public static NumberForm General { get; } = new(false, null, false);

    private static readonly NumberForm Date = new(true, null, false);

    /// <summary>The form of one of the formats that need no text: 14 to 22, 27 to 36, 45 to 47 and 50 to 58 are dates.</summary>
    public static NumberForm OfBuiltIn(uint id) => id switch
    {
        >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 => Date,
        9 or 10 => General with { IsPercent = true },
        2 or 4 or 39 or 40 or 43 => General with { Decimals = 2 },
        5 or 6 or 42 => General with { Currency = "£" },
        7 or 8 or 44 => General with { Currency = "£", Decimals = 2 },
        _ => General,
    };

    private static readonly System.Buffers.SearchValues<char> DayLetters = System.Buffers.SearchValues.Create("dmyhsDMYHS");

    /// <summary>The form that a format code says.</summary>
    public static NumberForm Of(string code)
    {
        var (plain, zeros) = Positive(code);
        if (plain.AsSpan().ContainsAny(DayLetters) && !plain.Contains("General", StringComparison.OrdinalIgnoreCase))
            return Date;
        return new NumberForm(false, plain.Length > 1 && plain.All(letter => letter == '0') ? zeros : null,
            plain.Contains('%', StringComparison.Ordinal))
        {
            Decimals = AfterPoint().Match(plain).Groups[1].Length,
            Currency = Money().Match(code.Split(';')[0]) is { Success: true } sign ? sign.Groups["sign"].Value : null
        };
    }

    [GeneratedRegex(@"\[\$(?<sign>[^-\]]+)[^\]]*\]|(?<!\[)(?<sign>[£€$¥])", RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(@"\.(0+)", RegexOptions.CultureInvariant)]
    private static partial Regex AfterPoint();

    /// <summary>The number in the pattern's zeros, from the right: 123 in 00000 is 00123. A number that does not fit is left.</summary>
    public string Shown(decimal number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        if (Pattern is null || number < 0 || number != decimal.Truncate(number))
            return WithDecimals(digits);
        digits = decimal.Truncate(number).ToString(CultureInfo.InvariantCulture);
        var shown = new StringBuilder();
        var rest = digits.Length;
        for (var at = Pattern.Length - 1; at >= 0; at--)
            shown.Insert(0, Pattern[at] != '\u0001' ? Pattern[at] : rest > 0 ? digits[--rest] : '0');
        return digits[..rest] + shown;
    }

    /// <summary>At least as many decimals as are shown; more stay, since the cell has them.</summary>
    private string WithDecimals(string digits)
    {
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var lacking = Decimals - (point < 0 ? 0 : digits.Length - point - 1);
        return lacking <= 0 ? digits : digits + (point < 0 ? "." : "") + new string('0', lacking);
    }

    /// <summary>The section for positive numbers: its signs without literal text, and the same with that text, zeros as U+0001.</summary>
    private static (string Plain, string Zeros) Positive(string code)
    {
        var (plain, zeros) = (new StringBuilder(), new StringBuilder());
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            var end = code[at] switch
            {
                '"' => code.IndexOf('"', at + 1),
                '[' => code.IndexOf(']', at + 1),
                '\\' or '_' or '*' => at + 1,
                _ => at,
            };
            end = end < 0 ? code.Length - 1 : Math.Min(end, code.Length - 1);
            Take(code, at, end, plain, zeros);
            at = end;
        }
        return (plain.ToString(), zeros.ToString());
    }

    private static void Take(string code, int at, int end, StringBuilder plain, StringBuilder zeros)
    {
        switch (code[at])
        {
            case '"':
                zeros.Append(code, at + 1, Math.Max(end - at - 1, 0));
                break;
            case '\\':
                zeros.Append(code[end]);
                break;
            case '[':
                // Elapsed hours, minutes, seconds; other brackets are colours, conditions and locales.
                if (end == at + 2 && "hmsHMS".Contains(code[at + 1], StringComparison.Ordinal))
                    plain.Append(code[at + 1]);
                break;
            case '_' or '*':
                break;
            case '-' or ' ' or '/' or '(' or ')':
                zeros.Append(code[at]);
                break;
            default:
                plain.Append(code[at]);
                zeros.Append(code[at] == '0' ? '\u0001' : code[at]);
                break;
        }
    }
}
