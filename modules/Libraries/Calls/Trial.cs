namespace Programme.Calls;

/// <summary>The trial of this data folder: its id and its windows (settings <c>Trial:*</c>).</summary>
/// <param name="Id">Mixed into the random streams of the draw.</param>
/// <param name="BaselineFirstOn">First day of the baseline months.</param>
/// <param name="FirstOn">First day of the trial.</param>
/// <param name="LastOn">Last day of the trial.</param>
public sealed record Trial(string Id, DateOnly BaselineFirstOn, DateOnly FirstOn, DateOnly LastOn)
{
    /// <summary>DSL-2021: baseline from September 2020, trial 1 September 2021 to 31 July 2022.</summary>
    public static Trial Default { get; } = new("DSL-2021", new(2020, 9, 1), new(2021, 9, 1), new(2022, 7, 31));

    /// <summary>The day up to which figures count: the one asked for, else today; never after the trial's end.</summary>
    public DateOnly AsOf(Google.Type.Date? asked, TimeProvider clock)
    {
        var day = asked?.ToDateOnly() ?? clock.Today();
        return day > LastOn ? LastOn : day;
    }

    /// <summary>The days of a figure: from the day asked for, else the trial's first, to the day up to which figures count.</summary>
    public (DateOnly First, DateOnly Last) Window(Google.Type.Date? firstAsked, Google.Type.Date? asOf, TimeProvider clock)
    {
        var last = AsOf(asOf, clock);
        var fields = new FieldProblems();
        var first = fields.OptionalDay("first_on", firstAsked) ?? FirstOn;
        fields.AddIf(firstAsked is not null && first > last, "first_on", FieldCodes.AfterEnd,
            $"a day up to the last that counts, {last:yyyy-MM-dd}, is expected.");
        fields.ThrowIfAny();
        return (first, last);
    }

    /// <summary>All months of baseline and trial, first days.</summary>
    public IReadOnlyList<DateOnly> Months => MonthsBetween(BaselineFirstOn, LastOn);

    /// <summary>Months of the trial alone, first days.</summary>
    public IReadOnlyList<DateOnly> TrialMonths => MonthsBetween(FirstOn, LastOn);

    private static List<DateOnly> MonthsBetween(DateOnly first, DateOnly last)
    {
        var months = new List<DateOnly>();
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= last; month = month.AddMonths(1))
            months.Add(month);
        return months;
    }
}
