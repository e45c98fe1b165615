using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>The fields of a session that reconciliation with due days needs.</summary>
internal sealed record PlannedSession(string SessionRef, string LaCode, string Urn, DateOnly? SlotOn, DateOnly ScheduledOn,
    SessionStatus Status)
{
    /// <summary>The day by which it belongs to a slot: that of its plan, or its own.</summary>
    public DateOnly Of => SlotOn ?? ScheduledOn;
}

/// <summary>The days due and the sessions of the plan of one authority, set against each other school by school. Every day due has one
/// session or a cause why not, and every session one day due or a cause why not.</summary>
internal sealed class SessionReconciliations
{
    private readonly SessionContext known;
    private readonly DateOnly asOf;
    private readonly List<SessionDiscrepancy> discrepancies = [];
    private readonly SessionReconciliation counts;

    private SessionReconciliations(SessionContext known, string laCode, DateOnly asOf)
    {
        (this.known, this.asOf) = (known, asOf);
        counts = new SessionReconciliation { LaCode = laCode };
    }

    /// <param name="known">The calendar, the terms, the arms and who withdrew.</param>
    /// <param name="laCode">Authority.</param>
    /// <param name="sessions">All sessions of the authority, also those after <paramref name="asOf"/> and those taken out.</param>
    /// <param name="asOf">Last day that counts.</param>
    public static (SessionReconciliation Counts, IReadOnlyList<SessionDiscrepancy> Discrepancies) Of(
        SessionContext known, string laCode, IEnumerable<PlannedSession> sessions, DateOnly asOf)
    {
        var made = new SessionReconciliations(known, laCode, asOf);
        var (slots, bySchool) = (known.SlotsOf(laCode), sessions.ToLookup(session => known.ListedUrn(session.Urn)));
        var treated = known.TreatedOf(laCode).Select(school => school.Urn).ToHashSet();
        foreach (var urn in treated.Union(bySchool.Select(rows => rows.Key)).Order(StringComparer.Ordinal))
            made.Compare(urn, treated.Contains(urn) ? slots(urn) : null,
                [.. bySchool[urn].OrderBy(session => session.ScheduledOn).ThenBy(session => session.SessionRef, StringComparer.Ordinal)]);
        return (made.counts, [.. made.discrepancies.OrderBy(Key)]);
    }

    /// <summary>Sort key of a discrepancy.</summary>
    public static (string Urn, DateOnly Day, string SessionRef) Key(SessionDiscrepancy discrepancy) =>
        (discrepancy.Urn, (discrepancy.DueOn ?? discrepancy.ScheduledOn).ToDateOnly(), discrepancy.SessionRef);

    private void Compare(string urn, IReadOnlyList<Slot>? slots, List<PlannedSession> sessions)
    {
        counts.Expected += sessions.Count(IsExpected);
        if (slots is null || slots.Count == 0)
        {
            sessions.Where(IsExpected).ToList().ForEach(session => Without(session, slots is null ? "NOT_TREATED" : "BEFORE_START"));
            return;
        }
        foreach (var session in sessions.Where(session => IsExpected(session) && session.Of < slots[0].SlotOn))
            Without(session, "BEFORE_START");
        for (var at = 0; at < slots.Count; at++)
            Compare(urn, slots[at], sessions.FindAll(session => session.Of >= slots[at].SlotOn && session.Of < slots[at].NextOn));
        foreach (var session in sessions.Where(session => IsExpected(session) && session.Of >= slots[0].SlotOn
            && !slots.Any(slot => session.Of >= slot.SlotOn && session.Of < slot.NextOn)))
            Without(session, "AFTER_END");
    }

    /// <summary>One slot of a school and the sessions in its weeks.</summary>
    private void Compare(string urn, Slot slot, List<PlannedSession> sessions)
    {
        var expected = sessions.FindAll(IsExpected);
        if (WhyNotDue(urn, slot) is { } cause)
        {
            expected.ForEach(session => Without(session, cause));
            return;
        }
        counts.Due++;
        if (expected.Count == 0)
            Without(urn, slot.On!.Value, sessions);
        else
            counts.InBoth++;
        expected.Skip(1).ToList().ForEach(session => Without(session, "FURTHER_SESSION"));
    }

    private string? WhyNotDue(string urn, Slot slot) => slot.On switch
    {
        null => "NO_TEACHING_DAY",
        { } day when known.Withdrawn(urn, day) => "AFTER_WITHDRAWAL",
        { } day when day > asOf => "NOT_DUE_YET",
        _ => null,
    };

    private bool IsExpected(PlannedSession session) => SessionLifecycle.IsExpected(session.Status) && session.ScheduledOn <= asOf;

    /// <summary>A session without a day due.</summary>
    private void Without(PlannedSession session, string cause)
    {
        Count(counts.SessionsWithoutDueDay, cause);
        discrepancies.Add(new SessionDiscrepancy
        {
            LaCode = session.LaCode,
            Urn = session.Urn,
            SessionRef = session.SessionRef,
            ScheduledOn = session.ScheduledOn.ToDate(),
            Cause = cause
        });
    }

    /// <summary>A day due without a session.</summary>
    private void Without(string urn, DateOnly day, List<PlannedSession> sessions)
    {
        var later = sessions.Find(session => SessionLifecycle.IsExpected(session.Status));
        var removed = sessions.Find(session => session.Status == SessionStatus.Removed);
        var cause = later is not null ? "PLANNED_LATER" : removed is not null ? "REMOVED" : "NO_SESSION";
        Count(counts.DueWithoutSession, cause);
        var discrepancy = new SessionDiscrepancy { LaCode = counts.LaCode, Urn = urn, DueOn = day.ToDate(), Cause = cause };
        if ((later ?? removed) is { } session)
            (discrepancy.SessionRef, discrepancy.ScheduledOn) = (session.SessionRef, session.ScheduledOn.ToDate());
        discrepancies.Add(discrepancy);
    }

    private static void Count(Google.Protobuf.Collections.MapField<string, int> by, string cause) =>
        by[cause] = (by.TryGetValue(cause, out var before) ? before : 0) + 1;
}
