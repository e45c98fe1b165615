using System.Globalization;
using System.Text.RegularExpressions;
using Programme.Intake;

namespace Programme.Enrolment;

/// <summary>The day that the name of an extract says.</summary>
internal static partial class RegisterFileName
{
    /// <summary>The one day in a name, written as in edubasealldata20210901, 2021-09-01, 01-09-2021, 01092021 or 1 Sept 2021; null = there
    /// is none, or there are several.</summary>
    public static DateOnly? DayIn(string name)
    {
        var days = Written().Matches(name).Select(match => DayOf(match.Value)).OfType<DateOnly>().Distinct().ToList();
        return days is [var only] ? only : null;
    }

    /// <summary>Eight digits are a day in one order alone: a year of this or the last century is no day and month, nor the other way
    /// round.</summary>
    private static DateOnly? DayOf(string written) =>
        WrittenDays.Day(Between().Replace(written, written.Any(char.IsAsciiLetter) ? " " : "-"))
        ?? (DateOnly.TryParseExact(written, "ddMMyyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && Dates.IsSensible(day) ? day : null);

    [GeneratedRegex(@"(?<!\d)(\d{8}|\d{4}[-_. ]\d{1,2}[-_. ]\d{1,2}|\d{1,2}[-_. ](\d{1,2}|[A-Za-z]{3,9})[-_. ]\d{4})(?!\d)")]
    private static partial Regex Written();

    [GeneratedRegex("[-_. ]")]
    private static partial Regex Between();
}
