namespace Programme.Outcomes;

/// <summary>When a return is due with the grace for school holidays, and when somebody is reminded of it.</summary>
/// <param name="DueOn">Without grace: <see cref="ReturnTiming.DaysAllowed"/> days after the month's end.</param>
/// <param name="WithGraceOn">With grace.</param>
/// <param name="RemindOn">Some days before.</param>
internal sealed record ReturnDue(DateOnly DueOn, DateOnly WithGraceOn, DateOnly RemindOn)
{
    /// <summary>Days from the due day with grace to a day; 0 = not late.</summary>
    public int DaysLate(DateOnly day) => Math.Max(0, day.DayNumber - WithGraceOn.DayNumber);

    /// <summary>Works them out.</summary>
    /// <param name="month">YYYY-MM.</param>
    /// <param name="teaching">The authority's periods of teaching, first and last days; the gaps between them are holidays. None = no
    /// grace.</param>
    /// <param name="settings">Days of grace and reminder.</param>
    public static ReturnDue Of(string month, IReadOnlyList<(DateOnly First, DateOnly Last)> teaching, ReturnSettings settings)
    {
        var due = ReturnTiming.EndOf(month).AddDays(ReturnTiming.DaysAllowed);
        var next = teaching.Where(period => period.First > due).Select(period => (DateOnly?)period.First).Min();
        var inHolidays = next is not null && teaching.Any(period => period.Last < due)
            && !teaching.Any(period => period.First <= due && due <= period.Last);
        var withGrace = inHolidays ? next!.Value.AddDays(settings.HolidayGraceDays) : due;
        return new ReturnDue(due, withGrace, withGrace.AddDays(-settings.ReminderDays));
    }
}
