namespace Programme.Delivery;

/// <summary>A span of days, both included.</summary>
internal sealed record Span(DateOnly From, DateOnly To)
{
    public bool Has(DateOnly day) => day >= From && day <= To;
}

/// <summary>When the schools of one authority teach: Monday to Friday inside a half term, but for days without pupils
/// and bank holidays.</summary>
/// <param name="HalfTerms">Periods of teaching.</param>
/// <param name="Insets">Days without pupils.</param>
/// <param name="Holidays">Bank holidays.</param>
internal sealed record TeachingDays(IReadOnlyList<Span> HalfTerms, IReadOnlyList<Span> Insets, IReadOnlySet<DateOnly> Holidays)
{
    /// <summary>Whether term dates are known at all.</summary>
    public bool Known => HalfTerms.Count > 0;

    public bool Has(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && HalfTerms.Any(span => span.Has(day))
        && !Insets.Any(span => span.Has(day))
        && !Holidays.Contains(day);

    /// <summary>Whether nobody is taught on a day between the first and the last that are known.</summary>
    public bool IsFree(DateOnly day) => !Has(day) && HalfTerms.Any(span => span.From <= day) && HalfTerms.Any(span => span.To >= day);

    /// <summary>The first teaching day in a span; null = there is none.</summary>
    public DateOnly? FirstIn(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (Has(day))
                return day;
        }
        return null;
    }
}
