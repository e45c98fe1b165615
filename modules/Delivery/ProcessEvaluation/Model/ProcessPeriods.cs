using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>A span of time for which measures are computed.</summary>
/// <param name="Label">to_date, 2021-11 or 202122 autumn.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
internal sealed record ProcessWindow(string Label, DateOnly From, DateOnly To)
{
    public bool Has(DateOnly day) => day >= From && day <= To;
}

/// <summary>The spans of time of the trial to a day.</summary>
internal static class ProcessPeriods
{
    private const int FirstOfAutumn = 9;
    private const int FirstOfSummer = 4;

    public static IReadOnlyList<ProcessWindow> Of(Trial trial, ProcessPeriod period, DateOnly asOf)
    {
        if (period is not (ProcessPeriod.Month or ProcessPeriod.Term))
            return [new ProcessWindow("to_date", DateOnly.MinValue, asOf)];
        var months = trial.TrialMonths.Where(month => month <= asOf);
        return [.. months.GroupBy(month => period == ProcessPeriod.Month ? month.ToMonth() : TermOf(month))
            .Select(span => new ProcessWindow(span.Key, span.First(), Earlier(span.Last().AddMonths(1).AddDays(-1), asOf)))];
    }

    /// <summary>Months make a term, not the term dates of an authority, so that terms can be compared.</summary>
    private static string TermOf(DateOnly month)
    {
        var year = month.Month >= FirstOfAutumn ? month.Year : month.Year - 1;
        var term = month.Month >= FirstOfAutumn ? "autumn" : month.Month < FirstOfSummer ? "spring" : "summer";
        return $"{year}{(year + 1) % 100:00} {term}";
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
