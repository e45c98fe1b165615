using System.Globalization;

namespace Programme.Outcomes;

/// <summary>Months and the days around them.</summary>
internal static class ReturnTiming
{
    /// <summary>A return is due this many days after its month's end, unless that day is in the authority's school holidays.</summary>
    public const int DaysAllowed = 30;

    /// <summary>Last day of a month written YYYY-MM.</summary>
    public static DateOnly EndOf(string month) =>
        DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);

    /// <summary>Whole days from a month's end to the extract.</summary>
    public static int DaysToExtract(string month, DateOnly extractOn) => extractOn.DayNumber - EndOf(month).DayNumber;

    /// <summary>Months of the trial that were over by the end of a day.</summary>
    public static List<string> TrialMonthsOverBy(Trial trial, DateOnly day) =>
        [.. trial.TrialMonths.Select(month => month.ToMonth()).Where(month => EndOf(month) <= day)];
}
