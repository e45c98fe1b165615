using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>The fields of a delivered session that the measures use.</summary>
internal sealed record SessionFact(string Urn, DateOnly ScheduledOn, DateOnly HeldOn)
{
    public SessionFormat Format { get; init; }
    public string? SupervisorRef { get; init; }
    public int? Minutes { get; init; }
    public int? Cases { get; init; }
    public int? Agenda { get; init; }

    /// <summary>Whether a lead or deputy in post at the school was there.</summary>
    public bool HadOwnLead { get; init; }

    /// <summary>The session that the school had before it; null = it is the first.</summary>
    public SessionFact? Before { get; init; }
}

/// <summary>A person on the record of a session.</summary>
internal sealed record AttendanceFact(DateOnly ScheduledOn, string LeadRef, bool Attended);

/// <summary>What one observer saw: elements observed, of elements rated.</summary>
internal sealed record ObservedFact(DateOnly On, double Observed, int Rated);

/// <summary>All that the measures of one authority are computed from, in one span of time.</summary>
/// <param name="LaCode">Authority; empty = what belongs to none.</param>
internal sealed record AuthorityFacts(string LaCode)
{
    /// <summary>Format in which sessions are meant to be held.</summary>
    public SessionFormat Intended { get; init; } = SessionFormat.Group;

    /// <summary>Sessions delivered.</summary>
    public IReadOnlyList<SessionFact> Sessions { get; init; } = [];

    /// <summary>Counts of sessions by outcome.</summary>
    public IReadOnlyList<SessionTally> Tallies { get; init; } = [];

    public IReadOnlyList<AttendanceFact> Attendance { get; init; } = [];
    public IReadOnlyList<DateOnly> Due { get; init; } = [];

    /// <summary>Schools that are supervised, by URN.</summary>
    public IReadOnlyList<string> Supervised { get; init; } = [];

    /// <summary>Posts of leads and deputies at these.</summary>
    public IReadOnlyList<PostHeld> Posts { get; init; } = [];

    public IReadOnlyList<ScoreTally> Scores { get; init; } = [];
    public IReadOnlyList<ObservedFact> Observed { get; init; } = [];
    public IReadOnlyList<AdaptationRow> Adaptations { get; init; } = [];
    public IReadOnlyList<UsualPracticeRow> Practices { get; init; } = [];

    /// <summary>Those of a span of time: sessions and who was there by the day for which they were scheduled.</summary>
    public AuthorityFacts Within(ProcessWindow window) => this with
    {
        Sessions = [.. Sessions.Where(session => window.Has(session.ScheduledOn))],
        Tallies = [.. Tallies.Where(tally => window.Has(tally.ScheduledOn))],
        Attendance = [.. Attendance.Where(person => window.Has(person.ScheduledOn))],
        Due = [.. Due.Where(window.Has)],
        Posts = [.. Posts.Where(post => post.From <= window.To && (post.To is null || post.To >= window.From))],
        Scores = [.. Scores.Where(score => window.Has(score.ClosesOn))],
        Observed = [.. Observed.Where(one => window.Has(one.On))],
        Adaptations = [.. Adaptations.Where(one => window.Has(one.AdaptedOn))],
        Practices = [.. Practices.Where(school => window.Has(school.RecordedOn))],
    };
}
