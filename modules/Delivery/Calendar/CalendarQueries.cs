using Microsoft.EntityFrameworkCore;

namespace Programme.Delivery;

/// <summary>Loads holidays and teaching calendars.</summary>
internal static class CalendarQueries
{
    /// <summary>The teaching calendar of an authority, or (empty code) of each in scope.</summary>
    public static async Task<TeachingCalendars> CalendarsAsync(DeliveryDb db, string laCode, IReadOnlySet<DateOnly> holidays,
        CancellationToken cancel) =>
        new(await db.Terms.Where(row => laCode == "" || row.LaCode == laCode).ToListAsync(cancel), holidays);

    /// <summary>Bank holidays by day: bundled and imported.</summary>
    public static async Task<SortedDictionary<DateOnly, string>> HolidaysAsync(DeliveryDb db, CancellationToken cancel) =>
        BankHolidays.With((await db.Holidays.ToListAsync(cancel)).Select(row => (row.On, row.Title)));
}
