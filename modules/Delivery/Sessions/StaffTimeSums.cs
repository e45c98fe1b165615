using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>Time of supervisors and leads, added up by the database in the scope of the tables given. A meeting of several schools is one
/// of the supervisor, as long as its longest session; each person's presence is their own.</summary>
/// <param name="db">The tables.</param>
/// <param name="from">First day of delivery that counts; null = from the first session.</param>
/// <param name="asOf">Last day of delivery that counts.</param>
internal sealed class StaffTimeSums(DeliveryDb db, DateOnly? from, DateOnly asOf)
{
    private IQueryable<SessionRow> Sessions => db.Sessions.Where(row =>
        row.Status == SessionStatus.Delivered && row.HeldOn <= asOf && (from == null || row.HeldOn >= from));

    private IQueryable<PresentTime> Present => db.Attendance.Where(row => row.Attended).Join(Sessions, row => row.SessionRef,
        session => session.SessionRef,
        (row, session) => new PresentTime { LaCode = session.LaCode, LeadRef = row.LeadRef, Minutes = session.ActualMinutes ?? 0 });

    /// <summary>Each authority with a delivered session, by code.</summary>
    public async Task<List<StaffTime>> ByAuthorityAsync(CancellationToken cancel)
    {
        var meetings = await Sessions.GroupBy(row => new { row.LaCode, Meeting = row.MeetingRef ?? "\n" + row.SessionRef })
            .Select(rows => new MeetingTime
            {
                LaCode = rows.Key.LaCode,
                Held = rows.Max(row => row.ActualMinutes),
                Preparation = rows.Max(row => row.PrepMinutes),
                Travel = rows.Max(row => row.TravelMinutes),
            })
            .GroupBy(meeting => meeting.LaCode).Select(TimeOfMeetings).ToListAsync(cancel);
        var present = await Present.GroupBy(one => one.LaCode).Select(TimeOfPresence).ToDictionaryAsync(sum => sum.LaCode, cancel);
        var served = (await Sessions.Where(row => row.SupervisorRef != null).GroupBy(row => new { row.LaCode, row.SupervisorRef })
            .Select(rows => new { rows.Key.LaCode, Schools = rows.Select(row => row.Urn).Distinct().Count() })
            .ToListAsync(cancel)).ToLookup(one => one.LaCode, one => one.Schools);
        return [.. meetings.OrderBy(sum => sum.LaCode, StringComparer.Ordinal)
            .Select(sum => Time(sum, present.GetValueOrDefault(sum.LaCode), served[sum.LaCode]))];
    }

    /// <summary>All in scope. A meeting, a person or a supervisor of two authorities counts once.</summary>
    public async Task<StaffTime> OverallAsync(CancellationToken cancel)
    {
        var meetings = await Sessions.GroupBy(row => row.MeetingRef ?? "\n" + row.SessionRef)
            .Select(rows => new MeetingTime
            {
                LaCode = "",
                Held = rows.Max(row => row.ActualMinutes),
                Preparation = rows.Max(row => row.PrepMinutes),
                Travel = rows.Max(row => row.TravelMinutes),
            })
            .GroupBy(_ => "").Select(TimeOfMeetings).SingleOrDefaultAsync(cancel);
        var present = await Present.GroupBy(_ => "").Select(TimeOfPresence).SingleOrDefaultAsync(cancel);
        var served = await Sessions.Where(row => row.SupervisorRef != null).GroupBy(row => row.SupervisorRef)
            .Select(rows => rows.Select(row => row.Urn).Distinct().Count()).ToListAsync(cancel);
        return Time(meetings, present, served);
    }

    private static StaffTime Time(MeetingSum? meetings, PresenceSum? present, IEnumerable<int> served) => new()
    {
        LaCode = meetings?.LaCode ?? "",
        Meetings = meetings?.Meetings ?? 0,
        HeldMinutes = meetings?.Held ?? 0,
        PreparationMinutes = meetings?.Preparation ?? 0,
        TravelMinutes = meetings?.Travel ?? 0,
        MeetingsWithoutMinutes = meetings?.WithoutMinutes ?? 0,
        LeadMinutes = present?.Minutes ?? 0,
        Attendances = present?.Attendances ?? 0,
        Leads = present?.Leads ?? 0,
        SchoolsPerSupervisor = { served.Order() },
    };

    private static Expression<Func<IGrouping<string, MeetingTime>, MeetingSum>> TimeOfMeetings => meetings =>
        new MeetingSum
        {
            LaCode = meetings.Key,
            Meetings = meetings.Count(),
            WithoutMinutes = meetings.Sum(meeting => meeting.Held == null ? 1 : 0),
            Held = meetings.Sum(meeting => (long)(meeting.Held ?? 0)),
            Preparation = meetings.Sum(meeting => (long)(meeting.Preparation ?? 0)),
            Travel = meetings.Sum(meeting => (long)(meeting.Travel ?? 0)),
        };

    private static Expression<Func<IGrouping<string, PresentTime>, PresenceSum>> TimeOfPresence => present =>
        new PresenceSum
        {
            LaCode = present.Key,
            Attendances = present.Count(),
            Minutes = present.Sum(one => (long)one.Minutes),
            Leads = present.Select(one => one.LeadRef).Distinct().Count(),
        };

    private sealed record MeetingTime
    {
        public required string LaCode { get; init; }
        public int? Held { get; init; }
        public int? Preparation { get; init; }
        public int? Travel { get; init; }
    }

    private sealed record MeetingSum
    {
        public required string LaCode { get; init; }
        public int Meetings { get; init; }
        public int WithoutMinutes { get; init; }
        public long Held { get; init; }
        public long Preparation { get; init; }
        public long Travel { get; init; }
    }

    private sealed record PresentTime
    {
        public required string LaCode { get; init; }
        public required string LeadRef { get; init; }
        public int Minutes { get; init; }
    }

    private sealed record PresenceSum
    {
        public required string LaCode { get; init; }
        public int Attendances { get; init; }
        public long Minutes { get; init; }
        public int Leads { get; init; }
    }
}
