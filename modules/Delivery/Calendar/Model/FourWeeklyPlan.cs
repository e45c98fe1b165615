using Programme.Journal;

namespace Programme.Delivery;

/// <summary>A slot of the grid and the day found for it.</summary>
/// <param name="SlotOn">The day of the grid.</param>
/// <param name="Until">The last day to which it may be moved.</param>
/// <param name="On">The first teaching day of these; null = there is none, the slot is left out.</param>
/// <param name="NextOn">The next day of the grid: up to it, what is held belongs to this slot.</param>
internal sealed record Slot(DateOnly SlotOn, DateOnly Until, DateOnly? On, DateOnly NextOn);

/// <summary>The days on which each treated school of an authority has a session.</summary>
/// <param name="Slots">Teaching days, in order.</param>
/// <param name="LeftOut">Slots without a teaching day within the tolerance.</param>
internal sealed record FourWeeklyPlan(IReadOnlyList<DateOnly> Slots, IReadOnlyList<DateOnly> LeftOut)
{
    /// <summary>The rule's version.</summary>
    public const string Rule = "PLAN-1";

    /// <summary>Every 28 days from a first day, unless the terms say otherwise.</summary>
    public static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last, TermsOverTime? terms = null)
    {
        for (var day = first; day <= last; day = (terms ?? TermsOverTime.Usual).After(day))
            yield return day;
    }

    /// <summary>PLAN-1: every 28 days from the first day. A day without teaching gives way to the next teaching day of the
    /// same seven days (the slot after it still counts from where it was); without one it is left out. Terms change the
    /// 28 days, the seven, and the first and last day.</summary>
    /// <param name="first">A day of the grid, from which it goes on.</param>
    /// <param name="teaches">Whether there is teaching on a day.</param>
    /// <param name="terms">Cadence, tolerance and period.</param>
    /// <param name="trial">The trial's window.</param>
    public static IEnumerable<Slot> SlotsFrom(DateOnly first, Func<DateOnly, bool> teaches, TermsOverTime terms, Trial trial)
    {
        foreach (var day in Days(first, trial.LastOn, terms))
        {
            var tolerated = day.AddDays(terms.On(day).ToleranceDays);
            var next = terms.After(day);
            var until = tolerated < next ? tolerated : next.AddDays(-1);
            var on = FirstIn(day, until, candidate => terms.InPeriod(candidate, trial) && teaches(candidate));
            if (on is not null || terms.InPeriod(day, trial))
                yield return new Slot(day, until, on, next);
        }
    }

    /// <summary>The plan of an authority, or of a school that has its own.</summary>
    public static FourWeeklyPlan Make(TeachingDays teaching, TermsOverTime terms, Trial trial)
    {
        var slots = Grid(teaching, terms, trial);
        return new FourWeeklyPlan([.. slots.Where(slot => slot.On is not null).Select(slot => slot.On!.Value)],
            [.. slots.Where(slot => slot.On is null).Select(slot => slot.SlotOn)]);
    }

    /// <summary>The slots of an authority, or of a school that has its own, those left out included.</summary>
    public static IReadOnlyList<Slot> Grid(TeachingDays teaching, TermsOverTime terms, Trial trial) =>
        terms.Start(teaching.Has, trial) is { } first ? [.. SlotsFrom(first, teaching.Has, terms, trial)] : [];

    /// <summary>The first day of a span that will do; null = there is none.</summary>
    public static DateOnly? FirstIn(DateOnly from, DateOnly to, Func<DateOnly, bool> willDo)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (willDo(day))
                return day;
        }
        return null;
    }
}
