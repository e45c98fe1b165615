using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>Counts in SQL, in the scope of the tables given.</summary>
internal static class Tallies
{
    /// <summary>Sessions scheduled for a day to as_of, wherever that day lies before; without those taken out of the plan.</summary>
    public static async Task<List<SessionTally>> SessionsAsync(DeliveryDb db, DateOnly asOf, CancellationToken cancel)
    {
        var groups = await db.Sessions.Where(row => row.ScheduledOn <= asOf && row.Status != SessionStatus.Removed)
            .GroupBy(row => new { row.LaCode, row.ScheduledOn, row.Status, row.CancelledBy })
            .Select(group => new { group.Key, Sessions = group.Count(), Minutes = group.Sum(row => (long)(row.ActualMinutes ?? 0)) })
            .ToListAsync(cancel);
        return [
            .. groups.Select(group => new SessionTally(group.Key.LaCode, group.Key.ScheduledOn, group.Key.Status, group.Key.CancelledBy,
                group.Sessions, group.Minutes))];
    }

    /// <summary>People recorded at these sessions.</summary>
    public static async Task<List<AttendanceTally>> AttendanceAsync(DeliveryDb db, DateOnly asOf, CancellationToken cancel)
    {
        var groups = await db.Attendance.Join(db.Sessions.Where(row => row.ScheduledOn <= asOf), row => row.SessionRef,
            session => session.SessionRef, (row, _) => row)
            .GroupBy(row => new { row.LaCode, row.Attended }).Select(group => new { group.Key, People = group.Count() })
            .ToListAsync(cancel);
        return [.. groups.Select(group => new AttendanceTally(group.Key.LaCode, group.Key.Attended, group.People))];
    }

    /// <summary>Sessions held to as_of.</summary>
    public static Task<List<HeldSession>> HeldAsync(DeliveryDb db, DateOnly asOf, CancellationToken cancel) =>
        db.Sessions.Where(row => row.Status == SessionStatus.Delivered && row.HeldOn <= asOf)
            .Select(row => new HeldSession(row.SessionRef, row.Urn, row.HeldOn!.Value, row.ActualMinutes, row.SupervisorRef))
            .ToListAsync(cancel);

    /// <summary>Sessions scheduled to as_of that were offered and not held: nobody came, or the school cancelled.</summary>
    public static Task<List<SchoolDay>> MissedAsync(DeliveryDb db, DateOnly asOf, CancellationToken cancel) =>
        db.Sessions.Where(row => row.ScheduledOn <= asOf
            && (row.Status == SessionStatus.NoShow || (row.Status == SessionStatus.Cancelled && row.CancelledBy == CancelledBy.School)))
            .Select(row => new SchoolDay(row.Urn, row.ScheduledOn)).ToListAsync(cancel);

    /// <summary>People who were at a session.</summary>
    public static Task<List<Presence>> PresencesAsync(DeliveryDb db, CancellationToken cancel) =>
        db.Attendance.Where(row => row.Attended).Select(row => new Presence(row.SessionRef, row.LeadRef)).ToListAsync(cancel);
}
