using System.Globalization;

namespace Programme.Costs;

/// <summary>A term, for which an authority submits its costs.</summary>
/// <param name="Code">Such as 2021-autumn.</param>
/// <param name="FirstOn">First day.</param>
/// <param name="LastOn">Last day.</param>
internal sealed record CostPeriod(string Code, DateOnly FirstOn, DateOnly LastOn)
{
    public const string Expected = "a term written 2021-autumn, 2022-spring or 2022-summer is expected.";
    private const int DaysAllowed = 28;
    private const int Months = 4;
    private static readonly string[] Terms = ["spring", "summer", "autumn"];

    public DateOnly DueOn => LastOn.AddDays(DaysAllowed);

    /// <summary>Its first day in the trial.</summary>
    public DateOnly AskedOn(Trial trial) => FirstOn > trial.FirstOn ? FirstOn : trial.FirstOn;

    public CostPeriod Before => Containing(FirstOn.AddDays(-1));

    /// <summary>What of a line's days is in the term: 1 = all, 0 = none.</summary>
    public double Share(DateOnly first, DateOnly last) => Math.Max(0.0, Math.Min(last.DayNumber, LastOn.DayNumber)
        - Math.Max(first.DayNumber, FirstOn.DayNumber) + 1) / Days(first, last);

    /// <summary>What of a line's pence is in the term by its days, in whole pence: the terms of a line add up to it.</summary>
    public long Part(long pence, DateOnly first, DateOnly last) =>
        UpTo(LastOn, pence, first, last) - UpTo(FirstOn.AddDays(-1), pence, first, last);

    /// <summary>What of a line's pence is due up to a day, by its days, rounded down: what is spent and what is planned are told alike
    /// (decision 0126).</summary>
    public static long UpTo(DateOnly day, long pence, DateOnly first, DateOnly last) =>
        (long)((Int128)pence * Math.Clamp(day.DayNumber - first.DayNumber + 1, 0, Days(first, last)) / Days(first, last));

    /// <summary>The term in which a day is; what an authority submits for a term are the lines that begin in it.</summary>
    public static CostPeriod Containing(DateOnly day)
    {
        var term = (day.Month - 1) / Months;
        var first = new DateOnly(day.Year, term * Months + 1, 1);
        return new CostPeriod(string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{Terms[term]}"), first,
            first.AddMonths(Months).AddDays(-1));
    }

    /// <summary>By its code; null = it is none.</summary>
    public static CostPeriod? Find(string code) =>
        code.Length > 5 && code[4] == '-' && Array.IndexOf(Terms, code[5..]) is >= 0 and var term
        && int.TryParse(code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 9999
            ? Containing(new DateOnly(year, term * Months + 1, 1)) : null;

    private static int Days(DateOnly first, DateOnly last) => last.DayNumber - first.DayNumber + 1;

    /// <summary>The terms from one day to another.</summary>
    public static IEnumerable<CostPeriod> Between(DateOnly first, DateOnly last)
    {
        for (var period = Containing(first); period.FirstOn <= last; period = Containing(period.LastOn.AddDays(1)))
            yield return period;
    }
}
