using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>Minutes of a delivered session; null = not recorded.</summary>
/// <param name="SessionRef">The session.</param>
/// <param name="LaCode">Its authority.</param>
/// <param name="Urn">Its school.</param>
/// <param name="SupervisorRef">Its supervisor; null = vacancy or not known.</param>
/// <param name="MeetingRef">The same for all schools that meet as one group on one day; null = the school on its own.</param>
/// <param name="Held">Minutes held.</param>
/// <param name="Preparation">Minutes of preparation.</param>
/// <param name="Travel">Minutes of travel.</param>
internal sealed record SessionTime(string SessionRef, string LaCode, string Urn, string? SupervisorRef, string? MeetingRef, int? Held,
    int? Preparation, int? Travel);

/// <summary>Time of supervisors and leads from the records of sessions.</summary>
internal static class StaffTimes
{
    /// <summary>Adds up sessions. A meeting of several schools is one of the supervisor; each person's presence is their own.</summary>
    /// <param name="laCode">Authority; empty = all.</param>
    /// <param name="sessions">Delivered sessions.</param>
    /// <param name="present">Who attended, by session.</param>
    public static StaffTime Sum(string laCode, IReadOnlyCollection<SessionTime> sessions, ILookup<string, string> present)
    {
        var time = new StaffTime { LaCode = laCode };
        foreach (var meeting in sessions.GroupBy(session => session.MeetingRef ?? $"\n{session.SessionRef}"))
        {
            time.Meetings++;
            time.MeetingsWithoutMinutes += meeting.All(session => session.Held is null) ? 1 : 0;
            time.HeldMinutes += meeting.Max(session => session.Held ?? 0);
            time.PreparationMinutes += meeting.Max(session => session.Preparation ?? 0);
            time.TravelMinutes += meeting.Max(session => session.Travel ?? 0);
        }
        time.LeadMinutes = sessions.Sum(session => (long)(session.Held ?? 0) * present[session.SessionRef].Count());
        time.Attendances = sessions.Sum(session => present[session.SessionRef].Count());
        time.Leads = sessions.SelectMany(session => present[session.SessionRef]).Distinct().Count();
        time.SchoolsPerSupervisor.AddRange(sessions.Where(session => session.SupervisorRef is not null)
            .GroupBy(session => session.SupervisorRef).Select(own => own.Select(session => session.Urn).Distinct().Count()).Order());
        return time;
    }
}
