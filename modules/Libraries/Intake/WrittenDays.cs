using System.Globalization;
using Programme.Calls;

namespace Programme.Intake;

/// <summary>Days and months as people and programs in England write them: the year first, or the day before the month.</summary>
public static class WrittenDays
{
    private static readonly string[] Days =
    [
        "yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d MMM yyyy", "d-MMM-yyyy", "d MMMM yyyy", "d-MMM-yy", "d MMM yy", "yyyy/M/d",
    ];

    private static readonly string[] TimesOfDay = ["", "THH:mm:ss", "THH:mm", " HH:mm:ss", " HH:mm", "THH:mm:ss.FFFFFFF",
        " HH:mm:ss.FFFFFFF", "THH:mm:ssK", "THH:mm:ss.FFFFFFFK"];

    private static readonly string[] Instants = [
        .. new[] { "yyyy-MM-dd", "d/M/yyyy" }.SelectMany(day => TimesOfDay.Skip(1).Select(time => day + time))];

    private static readonly string[] Months = ["yyyy-MM", "MMM-yy", "MMM yy", "MMM-yyyy", "MMM yyyy", "MMMM yyyy", "M/yyyy", "yyyy/MM"];

    /// <summary>A day; of an instant its day as written.</summary>
    public static DateOnly? Day(string text, string? format = null)
    {
        if (format is not null)
            return Exact(text, [format, "yyyy-MM-dd"]) ?? OfInstant(text);
        return OfDigits(text) ?? Exact(text, Days) ?? OfInstant(text);
    }

    /// <summary>The first day of a month; a day stands for its month only when <paramref name="anyDay"/> or when it is the first.</summary>
    public static DateOnly? Month(string text, string? format, bool anyDay)
    {
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

    private static DateOnly? OfInstant(string text) =>
        text.Length > 10 && DateTime.TryParseExact(text, Instants, British, DateTimeStyles.RoundtripKind, out var instant)
        && Dates.IsSensible(DateOnly.FromDateTime(instant)) ? DateOnly.FromDateTime(instant) : null;

    /// <summary>English names of months; a year of two digits is one of this century.</summary>
    private static CultureInfo British { get; } = MakeBritish();

    private static CultureInfo MakeBritish()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.Calendar.TwoDigitYearMax = 2099;
        return culture;
    }
}
