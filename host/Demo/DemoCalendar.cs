namespace Programme.Host;

/// <summary>The school year of one authority: six half terms, three days without pupils, and the holidays of all.</summary>
internal sealed class DemoCalendar
{
    private readonly List<(string Name, DateOnly From, DateOnly To)> terms;
    private readonly List<DateOnly> inset;
    private readonly IReadOnlySet<DateOnly> holidays;

    /// <param name="authority">Its half-term weeks differ from others'.</param>
    /// <param name="year">Year in which the school year begins.</param>
    /// <param name="holidays">Bank holidays.</param>
    public DemoCalendar(DemoAuthority authority, int year, IReadOnlySet<DateOnly> holidays)
    {
        this.holidays = holidays;
        var later = authority.At % 3 == 2 ? 7 : 0;
        var autumnBreak = DemoHolidays.MondayOf(new DateOnly(year, 10, 25));
        var springBreak = DemoHolidays.MondayOf(new DateOnly(year + 1, 2, 15)).AddDays(later);
        var easterMonday = DemoHolidays.Easter(year + 1).AddDays(1);
        var summerBreak = DemoHolidays.MondayOnOrAfter(new DateOnly(year + 1, 5, 25));
        var autumn = DemoHolidays.MondayOnOrAfter(new DateOnly(year, 9, 1)).AddDays(authority.At % 2);
        var winter = DemoHolidays.MondayOnOrAfter(new DateOnly(year + 1, 1, 2)).AddDays(1);
        terms =
        [
            ("Autumn 1", autumn, autumnBreak.AddDays(-3)),
            ("Autumn 2", autumnBreak.AddDays(authority.At == 8 ? 14 : 7), FridayOnOrBefore(new DateOnly(year, 12, 21))),
            ("Spring 1", winter, springBreak.AddDays(-3)),
            ("Spring 2", springBreak.AddDays(7), easterMonday.AddDays(-10)),
            ("Summer 1", easterMonday.AddDays(7), summerBreak.AddDays(-3)),
            ("Summer 2", summerBreak.AddDays(7), FridayOnOrBefore(new DateOnly(year + 1, 7, 22))),
        ];
        inset = [autumn, winter, terms[5].From.AddDays(11)];
        LaCode = authority.LaCode;
    }

    public string LaCode { get; }

    /// <summary>Whether pupils are in school.</summary>
    public bool IsTeaching(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day) && !inset.Contains(day)
        && terms.Any(term => term.From <= day && day <= term.To);

    /// <summary>The day, or the next teaching day of its week; null = there is none.</summary>
    public DateOnly? TeachingDay(DateOnly day)
    {
        for (var tried = day; tried.DayOfWeek is not DayOfWeek.Saturday; tried = tried.AddDays(1))
        {
            if (IsTeaching(tried))
                return tried;
        }
        return null;
    }

    public void AddTo(DemoCsv csv)
    {
        foreach (var (name, from, to) in terms)
            csv.Add(LaCode, name, from, to, "half_term");
        for (var at = 0; at < inset.Count; at++)
            csv.Add(LaCode, $"INSET {at + 1}", inset[at], inset[at], "inset");
    }

    /// <summary>term-dates.csv.</summary>
    public static DemoList ListOf(DemoSettings settings, IEnumerable<DemoCalendar> calendars)
    {
        var csv = new DemoCsv("la_code,name,starts_on,ends_on,kind");
        foreach (var calendar in calendars)
            calendar.AddTo(csv);
        return csv.As($"term-dates-{settings.FirstOn.Year}{settings.LastOn.Year % 100:00}.csv");
    }

    private static DateOnly FridayOnOrBefore(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 2) % 7));
}
