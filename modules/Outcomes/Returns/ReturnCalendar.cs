using Microsoft.Extensions.DependencyInjection;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>When each authority's returns are due: one rule for the chase list, the summary of returns and the boards.</summary>
internal sealed class ReturnCalendar(ILookup<string, (DateOnly First, DateOnly Last)> teaching, ReturnSettings settings)
{
    /// <summary>When an authority's return of a month is due.</summary>
    public ReturnDue DueOf(string laCode, string month) => ReturnDue.Of(month, [.. teaching[laCode]], settings);
}

/// <summary>Loads them by the calendar of Delivery.</summary>
internal sealed class ReturnCalendars([FromKeyedServices("outcomes")] ScheduleService.ScheduleServiceClient schedule,
    ReturnSettings settings)
{
    /// <summary>Holidays and term dates of one authority or (empty) of all in scope.</summary>
    public async Task<GetCalendarResponse> WholeAsync(string laCode, CancellationToken cancel) =>
        await schedule.GetCalendarAsync(new() { LaCode = laCode }, cancellationToken: cancel);

    /// <summary>The calendar of one authority or (empty) of all in scope.</summary>
    public async Task<ReturnCalendar> LoadAsync(string laCode, CancellationToken cancel)
    {
        var calendar = await WholeAsync(laCode, cancel);
        return new ReturnCalendar(calendar.TermDates.Where(term => term.Kind == "half_term")
            .ToLookup(term => term.LaCode, term => (term.StartsOn.ToDateOnly(), term.EndsOn.ToDateOnly())), settings);
    }
}
