using Programme.Delivery.V1;
using Programme.Enrolment.V1;

namespace Programme.Delivery;

/// <summary>Input of the dose: sessions held, attendance, posts and due days.</summary>
/// <param name="Held">Sessions held.</param>
/// <param name="Presences">Who was there.</param>
/// <param name="Posts">Posts of leads and deputies.</param>
/// <param name="Missed">Sessions that were offered all the same: nobody came, or the school cancelled.</param>
/// <param name="Due">Sessions due by the calendar.</param>
internal sealed record DoseFacts(
    IReadOnlyCollection<HeldSession> Held, IReadOnlyCollection<Presence> Presences, IReadOnlyCollection<PostHeld> Posts,
    IReadOnlyCollection<SchoolDay> Missed, IReadOnlyCollection<SchoolDay> Due)
{
    /// <summary>All of it under the URN of the school as it was listed.</summary>
    public DoseFacts Under(Func<string, string> listedUrn) => this with
    {
        Held = [.. Held.Select(session => session with { Urn = listedUrn(session.Urn) })],
        Posts = [.. Posts.Select(post => post with { Urn = listedUrn(post.Urn) })],
        Missed = [.. Missed.Select(day => day with { Urn = listedUrn(day.Urn) })],
    };
}

/// <summary>Dose per treated school and person.</summary>
internal sealed class Dose
{
    private readonly ILookup<string, HeldSession> held;
    private readonly ILookup<string, SchoolDay> missed;
    private readonly ILookup<string, SchoolDay> due;
    private readonly ILookup<string, PostHeld> posts;
    private readonly HashSet<(string SessionRef, string LeadRef)> present;
    private readonly OwnLeads ownLeads;

    public Dose(DoseFacts facts)
    {
        held = facts.Held.ToLookup(session => session.Urn);
        missed = facts.Missed.ToLookup(session => session.Urn);
        due = facts.Due.ToLookup(slot => slot.Urn);
        posts = facts.Posts.ToLookup(post => post.Urn);
        present = [.. facts.Presences.Select(presence => (presence.SessionRef, presence.LeadRef))];
        ownLeads = new OwnLeads(facts.Held, facts.Presences, facts.Posts);
    }

    /// <summary>Dose of one treated school to a day, and whether it is compliant.</summary>
    public SchoolDose Of(Allocation school, Compliance rule, DateOnly asOf)
    {
        var counting = rule.Last(asOf);
        int Counted(Func<HeldSession, bool> which) => held[school.Urn].Count(session => session.HeldOn <= counting && which(session));
        var delivered = held[school.Urn].Count();
        return new SchoolDose
        {
            Urn = school.Urn,
            LaCode = school.LaCode,
            Due = due[school.Urn].Count(),
            Offered = delivered + missed[school.Urn].Count(),
            Delivered = delivered,
            AttendedByOwnLead = held[school.Urn].Count(IsAttended),
            Minutes = held[school.Urn].Sum(session => session.Minutes ?? 0),
            Compliant = rule.IsMet(Counted(_ => true), Counted(IsAttended), due[school.Urn].Count(slot => slot.Day <= counting)),
        };
    }

    /// <summary>The days on which a school was due.</summary>
    public IEnumerable<DateOnly> DueOn(string urn) => due[urn].Select(slot => slot.Day).Order();

    /// <summary>Dose of the leads and deputies of a treated school, each while in post there.</summary>
    public IEnumerable<LeadDose> LeadsOf(Allocation school) => posts[school.Urn]
        .GroupBy(post => post.LeadRef).OrderBy(person => person.Key, StringComparer.Ordinal)
        .Select(person => LeadOf(school, person.Key, [.. person]));

    /// <summary>Which of these control schools were exposed, by URN.</summary>
    public IReadOnlyList<string> Exposed(IReadOnlySet<string> controlUrns) => ownLeads.Exposed(controlUrns);

    private LeadDose LeadOf(Allocation school, string leadRef, List<PostHeld> own)
    {
        bool WasInPost(DateOnly day) => own.Exists(post => post.On(day));
        var inPost = held[school.Urn].Where(session => WasInPost(session.HeldOn)).ToList();
        var attended = inPost.Where(session => present.Contains((session.SessionRef, leadRef))).ToList();
        return new LeadDose
        {
            LeadRef = leadRef,
            Urn = school.Urn,
            LaCode = school.LaCode,
            Due = due[school.Urn].Count(slot => WasInPost(slot.Day)),
            Offered = inPost.Count + missed[school.Urn].Count(session => WasInPost(session.Day)),
            Delivered = inPost.Count,
            Attended = attended.Count,
            Minutes = attended.Sum(session => session.Minutes ?? 0),
        };
    }

    private bool IsAttended(HeldSession session) => ownLeads.WereAt(session.SessionRef, session.Urn);
}
