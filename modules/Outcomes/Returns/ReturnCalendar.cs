using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Outcomes;

/// <summary>When each authority's returns are due: one rule for the chase list, the summary of returns and the boards.</summary>
internal sealed class ReturnCalendar(ILookup<string, (DateOnly First, DateOnly Last)> teaching, ReturnSettings settings)
{
    /// <summary>By the calendar of Delivery, of one authority or (empty) of all in scope.</summary>
    public static async Task<ReturnCalendar> LoadAsync(ScheduleService.ScheduleServiceClient schedule, ReturnSettings settings, string laCode, CancellationToken cancel)
    {
        var calendar = await schedule.GetCalendarAsync(new() { LaCode = laCode }, cancellationToken: cancel);
        return new ReturnCalendar(calendar.TermDates.Where(term => term.Kind == "half_term").ToLookup(term => term.LaCode, term => (term.StartsOn.ToDateOnly(), term.EndsOn.ToDateOnly())), settings);
    }

    /// <summary>When an authority's return of a month is due.</summary>
    public ReturnDue Of(string laCode, string month) => ReturnDue.Of(month, [.. teaching[laCode]], settings);
}
