using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Instruments;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Loads what the measures are computed from, in the scope of the tables given.</summary>
internal sealed class Process(FromEnrolment enrolment, SessionContextLoader contexts, Feedback feedback, Trial trial)
{
    private static readonly string[] ScoresUsed = ["quality", "value"];

    /// <summary>Facts of every authority, by code; then, with an empty code, what belongs to none and scores over all.</summary>
    public async Task<List<AuthorityFacts>> LoadAsync(DeliveryDb db, DateOnly asOf, SessionFormat intended, CancellationToken cancel)
    {
        var authorities = (await enrolment.AuthoritiesAsync(cancel)).Select(authority => authority.LaCode).Order(StringComparer.Ordinal)
            .ToList();
        var known = await contexts.LoadAsync(db, "", [], cancel);
        var supervised = known.Treated.ToLookup(school => school.LaCode, school => school.Urn);
        var allPosts = await enrolment.PostsAsync("", cancel);
        var posts = allPosts.ConvertAll(FromEnrolment.Held);
        var people = await PeopleAsync(db, asOf, cancel);
        var attendance = people.ToLookup(person => person.LaCode, person => person.Fact);
        var tallies = (await Tallies.SessionsAsync(db, asOf, cancel)).ToLookup(tally => tally.LaCode);
        var sessions = (await DeliveredAsync(db, asOf, people, posts, cancel)).ToLookup(session => session.LaCode, session => session.Fact);
        var observed = await ObservedAsync(db, cancel);
        var practices = (await db.UsualPractice.ToListAsync(cancel)).ToLookup(row => row.LaCode);
        var adaptations = (await db.Adaptations.ToListAsync(cancel)).ToLookup(row => row.LaCode);
        var scores = Scores(await feedback.LoadAsync(db, asOf, allPosts, cancel), authorities).ToLookup(score => score.LaCode);
        var places = known.Treated.ToDictionary(school => school.Urn, school => school.LaCode);
        // Whoever left before the trial began could not be reached.
        var postsAt = posts.Where(post => places.ContainsKey(post.Urn) && !(post.To < trial.FirstOn)).ToLookup(post => places[post.Urn]);
        return [.. authorities.Append("").Select(code => new AuthorityFacts(code)
        {
            Intended = intended,
            Sessions = [.. sessions[code]],
            Tallies = [.. tallies[code]],
            Attendance = [.. attendance[code]],
            Due = code.Length == 0 ? [] : [.. known.DueDays(code, asOf)],
            Supervised = [.. supervised[code]],
            Posts = [.. postsAt[code]],
            Scores = [.. scores[code]],
            Observed = [.. observed[code]],
            Adaptations = [.. adaptations[code]],
            Practices = [.. practices[code]],
        })];
    }

    /// <summary>Sessions delivered, each with the one before it: these are the rows that sums cannot stand for.</summary>
    private static async Task<List<(string LaCode, SessionFact Fact)>> DeliveredAsync(
        DeliveryDb db, DateOnly asOf, List<(string LaCode, string SessionRef, AttendanceFact Fact)> people, IReadOnlyList<PostHeld> posts,
            CancellationToken cancel)
    {
        var rows = await db.Sessions.Where(row => row.ScheduledOn <= asOf && row.Status == SessionStatus.Delivered && row.HeldOn != null)
            .OrderBy(row => row.HeldOn).ThenBy(row => row.SessionRef)
            .Select(row => new
            {
                row.LaCode,
                row.SessionRef,
                row.Urn,
                row.ScheduledOn,
                row.HeldOn,
                row.Format,
                row.SupervisorRef,
                row.ActualMinutes,
                row.CasesDiscussed,
                row.AgendaCovered
            }).ToListAsync(cancel);
        var presences = people.Where(person => person.Fact.Attended).Select(person => new Presence(person.SessionRef, person.Fact.LeadRef));
        var ownLeads = new OwnLeads(rows.Select(row => new HeldSession(row.SessionRef, row.Urn, row.HeldOn!.Value, row.ActualMinutes)),
            presences, posts);
        var facts = new List<(string, SessionFact)>(rows.Count);
        var lastOf = new Dictionary<string, SessionFact>();
        foreach (var row in rows)
        {
            var fact = new SessionFact(row.Urn, row.ScheduledOn, row.HeldOn!.Value)
            {
                Format = row.Format,
                SupervisorRef = row.SupervisorRef,
                Minutes = row.ActualMinutes,
                Cases = row.CasesDiscussed,
                Agenda = row.AgendaCovered,
                HadOwnLead = ownLeads.WereAt(row.SessionRef, row.Urn),
                // Only the one before is kept, so that no chain of all sessions hangs on the last.
                Before = lastOf.GetValueOrDefault(row.Urn) is { } before ? before with { Before = null } : null,
            };
            lastOf[row.Urn] = fact;
            facts.Add((row.LaCode, fact));
        }
        return facts;
    }

    private static async Task<List<(string LaCode, string SessionRef, AttendanceFact Fact)>> PeopleAsync(DeliveryDb db, DateOnly asOf,
        CancellationToken cancel)
    {
        var rows = await db.Attendance
            .Join(db.Sessions.Where(session => session.ScheduledOn <= asOf), row => row.SessionRef, session => session.SessionRef,
                (row, session) => new { row.LaCode, row.SessionRef, session.ScheduledOn, row.LeadRef, row.Attended })
            .ToListAsync(cancel);
        return rows.ConvertAll(row => (row.LaCode, row.SessionRef, new AttendanceFact(row.ScheduledOn, row.LeadRef, row.Attended)));
    }

    private static async Task<ILookup<string, ObservedFact>> ObservedAsync(DeliveryDb db, CancellationToken cancel)
    {
        var checklists = await Instruments.ScoringsAsync(db, cancel);
        return (await db.Observations.ToListAsync(cancel)).ToLookup(row => row.LaCode, row =>
        {
            var shares = checklists[(row.InstrumentCode, row.InstrumentVersion)].Shares(Answers.Split(row.Answers)).ToList();
            return new ObservedFact(row.ObservedOn, shares.Sum(), shares.Count);
        });
    }

    private static IEnumerable<ScoreTally> Scores(List<FeedbackGroups> groups, List<string> authorities) =>
        from feedback in groups
        from score in ScoresUsed
        from tally in authorities.Select(code => feedback.Tally(score, code, [code])).Append(feedback.Tally(score, "", authorities))
        where tally is not null
        select tally;
}
