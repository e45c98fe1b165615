namespace Programme.Host;

/// <summary>A person and a session.</summary>
internal sealed record DemoPresence(DemoSession Session, string LeadRef, bool Attended, string AbsenceReason);

/// <summary>attendance.csv: who came to the sessions that were held.</summary>
internal static class DemoAttendance
{
    private static readonly (string Reason, double Weight)[] Reasons = [("teaching", 4), ("illness", 3), ("incident", 3), ("training", 2),
        ("unknown", 1)];

    public static IReadOnlyList<DemoPresence> Make(IEnumerable<DemoSession> sessions, IReadOnlyList<DemoPost> posts,
        IEnumerable<DemoSchool> control, DemoDice dice)
    {
        var bySchool = posts.ToLookup(post => post.School.Urn);
        var guests = control.SelectMany(school => bySchool[school.Urn].Take(1)).ToLookup(post => post.School.LaCode);
        var presences = new List<DemoPresence>();
        foreach (var session in sessions.Where(session => session.IsDelivered))
        {
            foreach (var post in bySchool[session.School.Urn].Where(post => post.IsHeldOn(session.ScheduledOn)))
            {
                var attended = dice.Chance(post.Role == "lead" ? 0.9 : 0.75);
                presences.Add(new DemoPresence(session, post.LeadRef, attended, attended ? "" : dice.Pick(Reasons)));
            }
            // Now and then a lead of a control school sits in: the register of contamination has something to show.
            if (dice.Chance(0.003) && guests[session.School.LaCode].FirstOrDefault(post => post.IsHeldOn(session.ScheduledOn)) is { } guest)
                presences.Add(new DemoPresence(session, guest.LeadRef, true, ""));
        }
        return presences;
    }

    /// <summary>attendance.csv.</summary>
    /// <param name="presences">The people.</param>
    /// <param name="before">Sessions from this day on are left out; null = none are.</param>
    public static DemoList ListOf(IEnumerable<DemoPresence> presences, DateOnly? before)
    {
        var csv = new DemoCsv("session_ref,lead_ref,attended,absence_reason");
        foreach (var presence in presences.Where(presence => before is null || presence.Session.ScheduledOn < before))
            csv.Add(presence.Session.Ref, presence.LeadRef, presence.Attended ? 1 : 0, presence.AbsenceReason);
        return csv.As("attendance.csv");
    }
}
