namespace Programme.Delivery.Model;

/// <summary>The days on which each treated school of an authority has a session.</summary>
/// <param name="Slots">Teaching days, in order.</param>
/// <param name="LeftOut">Four-weekly days in whose week nobody teaches.</param>
internal sealed record FourWeeklyPlan(IReadOnlyList<DateOnly> Slots, IReadOnlyList<DateOnly> LeftOut)
{
    /// <summary>The rule's version.</summary>
    public const string Rule = "PLAN-1";

    private const int DaysApart = 28;
    private const int DaysInWeek = 7;

    /// <summary>Every 28 days from a first day.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(DaysApart))
            yield return day;
    }

    /// <summary>PLAN-1: every 28 days from the first day. A day without teaching gives way to the next teaching day of the
    /// same seven days (the slot after it still counts from where it was); without one it is left out.</summary>
    public static FourWeeklyPlan Make(TeachingDays teaching, DateOnly first, DateOnly last)
    {
        List<DateOnly> slots = [], leftOut = [];
        foreach (var day in Days(first, last))
        {
            var endOfWeek = day.AddDays(DaysInWeek - 1);
            if (teaching.FirstIn(day, endOfWeek < last ? endOfWeek : last) is { } slot)
                slots.Add(slot);
            else
                leftOut.Add(day);
        }
        return new FourWeeklyPlan(slots, leftOut);
    }
}
