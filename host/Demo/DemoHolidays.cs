using System.Globalization;
using System.Text.Json;

namespace Programme.Host;

/// <summary>Bank holidays of England and Wales by rule, for years that the host's own list does not have. (Proclaimed
/// ones cannot be computed: that is why real programmes import the published file.)</summary>
internal static class DemoHolidays
{
    public static IEnumerable<(DateOnly On, string Title)> Of(int year)
    {
        var easter = Easter(year);
        yield return (Working(new DateOnly(year, 1, 1)), "New Year’s Day");
        yield return (easter.AddDays(-2), "Good Friday");
        yield return (easter.AddDays(1), "Easter Monday");
        yield return (MondayOnOrAfter(new DateOnly(year, 5, 1)), "Early May bank holiday");
        yield return (MondayOnOrAfter(new DateOnly(year, 5, 25)), "Spring bank holiday");
        yield return (MondayOnOrAfter(new DateOnly(year, 8, 25)), "Summer bank holiday");
        yield return (Working(new DateOnly(year, 12, 25)), "Christmas Day");
        yield return (Working(new DateOnly(year, 12, 26)), "Boxing Day");
    }

    /// <summary>In the layout of the gov.uk JSON.</summary>
    public static DemoList ListOf(IEnumerable<(DateOnly On, string Title)> holidays) =>
        new("bank-holidays.json", JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["england-and-wales"] = new
            {
                division = "england-and-wales",
                events = holidays.Select(holiday => new
                {
                    title = holiday.Title,
                    date = holiday.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    notes = "",
                    bunting = true,
                }),
            },
        }));

    /// <summary>The Monday of the week in which a day is.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static DateOnly MondayOnOrAfter(DateOnly day) => MondayOf(day.AddDays(6));

    /// <summary>Easter Sunday (Gregorian; Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var day = h + l - (7 * m) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }

    /// <summary>The day, or its substitute. At Christmas two days move together, past both.</summary>
    private static DateOnly Working(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(day.Month == 12 ? 2 : 1),
        _ => day,
    };
}
