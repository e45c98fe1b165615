using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Delivery.Model;

/// <summary>A session that was held.</summary>
internal sealed record HeldSession(string SessionRef, string Urn, DateOnly HeldOn, int? Minutes);

/// <summary>A person who was at a session.</summary>
internal sealed record Presence(string SessionRef, string LeadRef);

/// <summary>A person's time in the post of lead or deputy at a school; no last day = in post.</summary>
internal sealed record PostHeld(string LeadRef, string Urn, DateOnly From, DateOnly? To)
{
    public bool On(DateOnly day) => day >= From && (To is null || day <= To);
}

/// <summary>DOSE-1: sessions held per treated school; compliant with at least so many. And exposure: control schools one of
/// whose own leads or deputies, in post there on that day, was at a session.</summary>
internal sealed class Dose
{
    public const int UsualThreshold = 6;

    private readonly ILookup<string, HeldSession> held;
    private readonly HashSet<(string SessionRef, string Urn)> schoolsPresent;

    public Dose(IEnumerable<HeldSession> sessions, IEnumerable<Presence> presences, IEnumerable<PostHeld> posts)
    {
        var all = sessions.ToList();
        held = all.ToLookup(session => session.Urn);
        schoolsPresent = SchoolsPresent(all, presences, posts.ToLookup(post => post.LeadRef));
    }

    /// <summary>The rule with its threshold.</summary>
    public static string Rule(int threshold) => $"DOSE-1({threshold})";

    /// <summary>Dose of one treated school.</summary>
    public SchoolDose Of(Allocation school, int threshold)
    {
        var delivered = held[school.Urn].Count();
        return new SchoolDose
        {
            Urn = school.Urn,
            LaCode = school.LaCode,
            Delivered = delivered,
            AttendedByOwnLead = held[school.Urn].Count(session => schoolsPresent.Contains((session.SessionRef, school.Urn))),
            Minutes = held[school.Urn].Sum(session => session.Minutes ?? 0),
            Compliant = delivered >= threshold,
        };
    }

    /// <summary>Whether a lead or deputy who held a post at the school on its day was at a session.</summary>
    public bool HadOwnLead(string sessionRef, string urn) => schoolsPresent.Contains((sessionRef, urn));

    /// <summary>Which of these control schools were exposed, by URN.</summary>
    public IReadOnlyList<string> Exposed(IReadOnlySet<string> controlUrns) =>
        [.. schoolsPresent.Select(pair => pair.Urn).Where(controlUrns.Contains).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The schools that had a lead or deputy of their own at a session: by posts held on its day.</summary>
    private static HashSet<(string, string)> SchoolsPresent(List<HeldSession> sessions, IEnumerable<Presence> presences, ILookup<string, PostHeld> posts)
    {
        var days = sessions.ToDictionary(session => session.SessionRef, session => session.HeldOn);
        return [.. from presence in presences
            where days.ContainsKey(presence.SessionRef)
            from post in posts[presence.LeadRef]
            where post.On(days[presence.SessionRef])
            select (presence.SessionRef, post.Urn)];
    }
}
