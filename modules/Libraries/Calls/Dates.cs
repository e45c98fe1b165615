using System.Globalization;
using Date = Google.Type.Date;

namespace Programme.Calls;

/// <summary>Days on the wire and in the programme.</summary>
public static class Dates
{
    private static readonly TimeZoneInfo England = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Today in England.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().DayInEngland();

    /// <summary>The day that an instant falls on in England.</summary>
    public static DateOnly DayInEngland(this DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, England).Date);

    /// <summary>The instant at which a day is over in England.</summary>
    public static DateTimeOffset EndInEngland(this DateOnly day)
    {
        var next = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(next, England.GetUtcOffset(next));
    }

    /// <summary>For a message.</summary>
    public static Date ToDate(this DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };

    /// <summary>For a message; null stays null.</summary>
    public static Date? ToDate(this DateOnly? day) => day?.ToDate();

    /// <summary>From a message; INVALID_ARGUMENT when there is no such day.</summary>
    public static DateOnly ToDateOnly(this Date date) => date.TryToDateOnly(out var day)
        ? day
        : throw Faults.Invalid("date", FieldCodes.NotADay, $"{date.Year}-{date.Month}-{date.Day} is not a day of the calendar.");

    /// <summary>From a message, when it is a day of the calendar.</summary>
    public static bool TryToDateOnly(this Date date, out DateOnly day) => DateOnly.TryParseExact(
        string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{date.Month:00}-{date.Day:00}"), "yyyy-MM-dd",
        CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && IsSensible(day);

    /// <summary>A year that a day of this programme can have; 9999-12-31, which some exports write for "open", cannot.</summary>
    public static bool IsSensible(DateOnly day) => day.Year is >= 1700 and <= 2200;

    /// <summary>Month as YYYY-MM.</summary>
    public static string ToMonth(this DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>First day of a month written YYYY-MM.</summary>
    public static bool TryParseMonth(string text, out DateOnly month) => DateOnly.TryParseExact(
        text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out month);
}
