namespace Programme.Delivery;

/// <summary>Which schools had a lead or deputy of their own at which session: one who held a post there on its day.</summary>
internal sealed class OwnLeads
{
    private readonly HashSet<(string SessionRef, string Urn)> schoolsPresent;

    /// <param name="held">Sessions held.</param>
    /// <param name="presences">Who was there.</param>
    /// <param name="posts">Posts of leads and deputies.</param>
    public OwnLeads(IEnumerable<HeldSession> held, IEnumerable<Presence> presences, IEnumerable<PostHeld> posts)
    {
        var days = held.ToDictionary(session => session.SessionRef, session => session.HeldOn);
        var byLead = posts.ToLookup(post => post.LeadRef);
        schoolsPresent = [.. from presence in presences
            where days.ContainsKey(presence.SessionRef)
            from post in byLead[presence.LeadRef]
            where post.On(days[presence.SessionRef])
            select (presence.SessionRef, post.Urn)];
    }

    /// <summary>Whether a lead or deputy of the school attended a session.</summary>
    public bool WereAt(string sessionRef, string urn) => schoolsPresent.Contains((sessionRef, urn));

    /// <summary>Which of these control schools were exposed: their own were at a session. By URN.</summary>
    public IReadOnlyList<string> Exposed(IReadOnlySet<string> controlUrns) =>
        [.. schoolsPresent.Select(pair => pair.Urn).Where(controlUrns.Contains).Distinct().Order(StringComparer.Ordinal)];
}
