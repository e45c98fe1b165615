using Programme.Journal;

namespace Programme.Delivery;

/// <summary>The versions of the terms of an authority or a school, each from its day until the next one.</summary>
internal sealed class TermsOverTime
{
    private const int DaysInWeek = 7;
    private readonly List<DeliveryTermsRow> versions;

    private TermsOverTime(IEnumerable<DeliveryTermsRow> versions) => this.versions = [.. versions];

    /// <summary>Every four weeks, in a group of 90 minutes in person, for the whole trial.</summary>
    public static TermsOverTime Usual { get; } = new([new DeliveryTermsRow { LaCode = "", HoldsFrom = DateOnly.MinValue }]);

    /// <summary>These versions over those before them: from the first of them on they hold instead.</summary>
    public TermsOverTime With(IEnumerable<DeliveryTermsRow> own)
    {
        var later = own.OrderBy(row => row.HoldsFrom).ToList();
        return later.Count == 0 ? this : new TermsOverTime(versions.Where(row => row.HoldsFrom < later[0].HoldsFrom).Concat(later));
    }

    /// <summary>The version in force on a day.</summary>
    public DeliveryTermsRow On(DateOnly day) => versions.FindLast(row => row.HoldsFrom <= day)!;

    /// <summary>Whether sessions are delivered on a day.</summary>
    public bool InPeriod(DateOnly day, Trial trial)
    {
        var terms = On(day);
        return day >= (terms.FirstOn ?? trial.FirstOn) && day <= (terms.LastOn ?? trial.LastOn);
    }

    /// <summary>The first slot: the first day of delivery if one is given, else the first teaching day; null = there is none.</summary>
    public DateOnly? Start(Func<DateOnly, bool> teaches, Trial trial)
    {
        for (var day = trial.FirstOn; day <= trial.LastOn; day = day.AddDays(1))
        {
            if (InPeriod(day, trial) && (On(day).FirstOn is not null || teaches(day)))
                return day;
        }
        return null;
    }

    /// <summary>The slot after a slot: as soon as the cadence that is then in force has passed, in whole weeks.</summary>
    public DateOnly After(DateOnly slot)
    {
        for (var i = versions.FindLastIndex(row => row.HoldsFrom <= slot); i < versions.Count - 1; i++)
        {
            if (After(slot, versions[i]) is var next && next < versions[i + 1].HoldsFrom)
                return next;
        }
        return After(slot, versions[^1]);
    }

    private static DateOnly After(DateOnly slot, DeliveryTermsRow terms)
    {
        var weeksUntilItHolds = (terms.HoldsFrom.DayNumber - slot.DayNumber + DaysInWeek - 1) / DaysInWeek;
        return slot.AddDays(DaysInWeek * Math.Max(terms.CadenceWeeks, weeksUntilItHolds));
    }
}
