using System.Globalization;

namespace Programme.Outcomes.Model;

/// <summary>When a return is expected, and when it is late.</summary>
internal static class ReturnTiming
{
    /// <summary>A return is late when it was extracted more than this many days after its month's end. Until then one
    /// that has not come is not missing.</summary>
    public const int DaysAllowed = 30;

    /// <summary>Last day of a month written YYYY-MM.</summary>
    public static DateOnly EndOf(string month) =>
        DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);

    /// <summary>Whole days from a month's end to the extract.</summary>
    public static int DaysToExtract(string month, DateOnly extractOn) => extractOn.DayNumber - EndOf(month).DayNumber;

    /// <summary>Whether a return must be there on a day.</summary>
    public static bool IsDue(string month, DateOnly day) => DaysToExtract(month, day) > DaysAllowed;
}
