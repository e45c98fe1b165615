using Microsoft.EntityFrameworkCore;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Instruments;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Loads what the measures are computed from, in the scope of the tables given.</summary>
internal sealed class Process(FromEnrolment enrolment, Surroundings surroundings, Feedback feedback, Trial trial)
{
    private static readonly string[] ScoresUsed = ["quality", "value"];

    /// <summary>Facts of every authority, by code; then, with an empty code, what belongs to none and scores over all.</summary>
    public async Task<List<AuthorityFacts>> LoadAsync(DeliveryDb db, DateOnly asOf, SessionFormat intended, CancellationToken cancel)
    {
        var authorities = (await enrolment.AuthoritiesAsync(cancel)).Select(authority => authority.LaCode).Order(StringComparer.Ordinal).ToList();
        var circumstances = await surroundings.LoadAsync(db, "", cancel);
        var supervised = circumstances.Treated.ToLookup(school => school.LaCode, school => school.Urn);
        var posts = await enrolment.PostsHeldAsync(cancel);
        var sessions = (await SessionsAsync(db, asOf, posts, cancel)).ToLookup(session => session.LaCode, session => session.Fact);
        var attendance = await AttendanceAsync(db, asOf, cancel);
        var observed = await ObservedAsync(db, cancel);
        var practices = (await db.UsualPractice.ToListAsync(cancel)).ToLookup(row => row.LaCode);
        var adaptations = (await db.Adaptations.ToListAsync(cancel)).ToLookup(row => row.LaCode);
        var scores = Scores(await feedback.LoadAsync(db, asOf, cancel), authorities).ToLookup(score => score.LaCode);
        var places = circumstances.Treated.ToDictionary(school => school.Urn, school => school.LaCode);
        // Whoever left before the trial began could not be reached.
        var postsAt = posts.Where(post => places.ContainsKey(post.Urn) && !(post.To < trial.FirstOn)).ToLookup(post => places[post.Urn]);
        return [.. authorities.Append("").Select(code => new AuthorityFacts(code)
        {
            Intended = intended,
            Sessions = [.. sessions[code]],
            Attendance = [.. attendance[code]],
            Due = code.Length == 0 ? [] : [.. circumstances.DueDays(code, asOf)],
            Supervised = [.. supervised[code]],
            Posts = [.. postsAt[code]],
            Scores = [.. scores[code]],
            Observed = [.. observed[code]],
            Adaptations = [.. adaptations[code]],
            Practices = [.. practices[code]],
        })];
    }

    private static async Task<List<(string LaCode, SessionFact Fact)>> SessionsAsync(DeliveryDb db, DateOnly asOf, IReadOnlyList<PostHeld> posts, CancellationToken cancel)
    {
        var ownLeads = new OwnLeads(await Tallies.HeldAsync(db, DateOnly.MaxValue, cancel), await Tallies.PresencesAsync(db, cancel), posts);
        var rows = await db.Sessions.Where(row => row.ScheduledOn <= asOf && row.Status != SessionStatus.Removed).OrderBy(row => row.HeldOn).ThenBy(row => row.SessionRef).ToListAsync(cancel);
        var facts = new List<(string, SessionFact)>(rows.Count);
        var lastOf = new Dictionary<string, SessionFact>();
        foreach (var row in rows)
        {
            var fact = new SessionFact(row.SessionRef, row.Urn, row.ScheduledOn, row.HeldOn, row.Status, row.CancelledBy)
            {
                Format = row.Format,
                SupervisorRef = row.SupervisorRef,
                Minutes = row.ActualMinutes,
                Cases = row.CasesDiscussed,
                Agenda = row.AgendaCovered,
                HadOwnLead = ownLeads.WereAt(row.SessionRef, row.Urn),
            };
            if (fact.Delivered)
            {
                // Only the one before is kept, so that no chain of all sessions hangs on the last.
                fact = fact with { Before = lastOf.GetValueOrDefault(row.Urn) is { } before ? before with { Before = null } : null };
                lastOf[row.Urn] = fact;
            }
            facts.Add((row.LaCode, fact));
        }
        return facts;
    }

    private static async Task<ILookup<string, AttendanceFact>> AttendanceAsync(DeliveryDb db, DateOnly asOf, CancellationToken cancel)
    {
        var rows = await db.Attendance
            .Join(db.Sessions.Where(session => session.ScheduledOn <= asOf), row => row.SessionRef, session => session.SessionRef, (row, session) => new { row.LaCode, session.ScheduledOn, row.LeadRef, row.Attended })
            .ToListAsync(cancel);
        return rows.ToLookup(row => row.LaCode, row => new AttendanceFact(row.ScheduledOn, row.LeadRef, row.Attended));
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
