using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

internal sealed partial class ScheduleHandler
{
    public override async Task<GetCalendarResponse> GetCalendar(GetCalendarRequest request, ServerCallContext context)
    {
        await using var db = store.Read(context);
        var holidays = await CalendarQueries.HolidaysAsync(db, context.CancellationToken);
        var terms = await db.Terms.Where(row => request.LaCode == "" || row.LaCode == request.LaCode)
            .OrderBy(row => row.LaCode).ThenBy(row => row.Urn).ThenBy(row => row.StartsOn).ThenBy(row => row.Name)
            .ToListAsync(context.CancellationToken);

        return new GetCalendarResponse
        {
            Holidays = { holidays.Select(holiday => new Holiday { On = holiday.Key.ToDate(), Title = holiday.Value }) },
            TermDates = { terms.Select(row => row.ToMessage()) },
        };
    }
}
