using System.Globalization;
using System.Text.RegularExpressions;
using Programme.Calls;

namespace Programme.Intake;

/// <summary>Days and months as people and programs in England write them: the year first, or the day before the month.</summary>
public static partial class WrittenDays
{
    private static readonly string[] Days =
    [
        "yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d MMM yyyy", "d-MMM-yyyy", "d MMMM yyyy", "d-MMM-yy", "d MMM yy", "yyyy/M/d",
        "yyyy-M-d", "yyyyMMdd", "dddd, d MMMM yyyy", "dddd d MMMM yyyy", "ddd, d MMM yyyy", "ddd d MMM yyyy",
    ];

    private static readonly string[] TimesOfDay = ["THH:mm:ss", "THH:mm", " HH:mm:ss", " HH:mm", "THH:mm:ss.FFFFFFF", " HH:mm:ss.FFFFFFF"];

    private static readonly string[] WithOffset =
        [.. TimesOfDay.SelectMany(time => new[] { "K", "zzz", "zz" }.Select(offset => $"yyyy-MM-dd{time}{offset}"))];

    private static readonly string[] Instants = OnClock("yyyy-MM-dd", "d/M/yyyy");

    private static readonly string[] Months =
        ["yyyy-MM", "MMM-yy", "MMM yy", "MMM-yyyy", "MMM yyyy", "MMMM yyyy", "MMMM-yyyy", "MMMM-yy", "MMMM yy", "M/yyyy", "yyyy/MM"];

    /// <summary>A day. Of a day with a time of the clock it is the day as written; of an instant with an offset from UTC, the day that it
    /// falls on in England: programs write the midnight of a summer's day here as 23:00 in UTC of the day before.</summary>
    public static DateOnly? Day(string text, string? format = null)
    {
        if (format is not null)
            return Exact(text, [format, "yyyy-MM-dd"]) ?? OfInstant(text, OnClock("yyyy-MM-dd", format));
        return OfDigits(text) ?? OfInstant(text, Instants) ?? Exact(WithUsualNames(text), Days);
    }

    /// <summary>The first day of a month; a day stands for its month only when <paramref name="anyDay"/> or when it is the first.</summary>
    public static DateOnly? Month(string text, string? format, bool anyDay)
    {
        text = WithUsualNames(text);
        if (format is not null && Exact(text, [format]) is { } theirs)
            return new DateOnly(theirs.Year, theirs.Month, 1);
        if (Exact(text, format is null ? Months : ["yyyy-MM"]) is { } month)
            return month;
        return Day(text, format is null ? null : "yyyy-MM-dd") is { } day
            && (anyDay || day.Day == 1) ? new DateOnly(day.Year, day.Month, 1) : null;
    }

    /// <summary>Whether a text can only be a day with the month before the day, as it is written in the United States.</summary>
    public static bool IsMonthFirst(string text) => Day(text) is null && Exact(text, ["M/d/yyyy", "M-d-yyyy"]) is not null;

    /// <summary>The forms that whole columns have, without trying one form after another: <c>2021-09-01</c>, <c>01-09-2021</c>,
    /// <c>01/09/2021</c> and <c>01.09.2021</c>.</summary>
    private static DateOnly? OfDigits(string text)
    {
        if (text.Length != 10)
            return null;
        var isYearFirst = text[4] == '-' && text[7] == '-';
        if (!isYearFirst && !(text[2] == text[5] && text[2] is '-' or '/' or '.'))
            return null;
        var (year, month, day) = isYearFirst ? (Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2))
            : (Number(text, 6, 4), Number(text, 3, 2), Number(text, 0, 2));
        return year > 0 && month is > 0 and <= 12 && day > 0 && day <= DateTime.DaysInMonth(year, month)
            && new DateOnly(year, month, day) is var found && Dates.IsSensible(found) ? found : null;
    }

    /// <summary>So many digits; -1 = others are among them.</summary>
    private static int Number(string text, int from, int length)
    {
        var number = 0;
        foreach (var letter in text.AsSpan(from, length))
        {
            if (!char.IsAsciiDigit(letter))
                return -1;
            number = (number * 10) + (letter - '0');
        }
        return number;
    }

    private static DateOnly? Exact(string text, string[] formats) =>
        DateOnly.TryParseExact(text, formats, British, DateTimeStyles.None, out var day) && Dates.IsSensible(day) ? day : null;

    private static DateOnly? OfInstant(string text, string[] onClock)
    {
        if (text.Length <= 10)
            return null;
        var day = DateTime.TryParseExact(text, onClock, British, DateTimeStyles.None, out var written) ? DateOnly.FromDateTime(written)
            : DateTimeOffset.TryParseExact(text, WithOffset, British, DateTimeStyles.None, out var instant) ? instant.DayInEngland()
            : DateOnly.MinValue;
        return Dates.IsSensible(day) ? day : null;
    }

    private static string[] OnClock(params string[] days) => [.. days.SelectMany(day => TimesOfDay.Select(time => day + time))];

    /// <summary>Browsers shorten September to Sept in British English.</summary>
    private static string WithUsualNames(string text) =>
        text.Contains("sept", StringComparison.OrdinalIgnoreCase) ? Sept().Replace(text, "Sep") : text;

    [GeneratedRegex(@"\bsept\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sept();

    /// <summary>English names of months; a year of two digits is one of this century.</summary>
    private static CultureInfo British { get; } = MakeBritish();

    private static CultureInfo MakeBritish()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.Calendar.TwoDigitYearMax = 2099;
        return culture;
    }
}
