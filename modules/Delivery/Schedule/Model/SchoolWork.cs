using Programme.Delivery.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>What there is to do about schools and supervisors on a day, sorted by day and reference.</summary>
/// <param name="Schools">Treated schools.</param>
/// <param name="Caseloads">Who has them.</param>
/// <param name="Today">The day.</param>
internal sealed record SchoolWork(IReadOnlyCollection<SupervisedSchool> Schools, Caseloads Caseloads, DateOnly Today)
{
    /// <summary>More than five weeks of teaching.</summary>
    private const int TeachingDaysAtMost = 25;

    private IEnumerable<SupervisedSchool> InDelivery => Schools.Where(school => school.InDelivery(Today));

    /// <summary>Schools without a session for too long.</summary>
    /// <param name="heldLast">Last day of a session, by URN.</param>
    /// <param name="calendars">When they teach.</param>
    /// <param name="startOf">First day of delivery of a school; null = it has not begun.</param>
    public IEnumerable<ScheduleWork> WithoutSession(IReadOnlyDictionary<string, DateOnly> heldLast, TeachingCalendars calendars,
        Func<SupervisedSchool, DateOnly?> startOf)
    {
        var latest = new Dictionary<TeachingDays, DateOnly>(ReferenceEqualityComparer.Instance);
        foreach (var school in InDelivery)
        {
            var teaching = calendars.Of(school.LaCode, school.Urn);
            if (!latest.TryGetValue(teaching, out var enough))
                latest[teaching] = enough = DaysBack(teaching);
            var since = heldLast.TryGetValue(school.Urn, out var held) ? held : startOf(school)?.AddDays(-1);
            if (since < enough)
                yield return Of(ScheduleWorkKind.NoRecentSession, school, since.Value,
                    $"No session since {since:yyyy-MM-dd}: agree on one with the school.");
        }
    }

    /// <summary>Schools that nobody has.</summary>
    public IEnumerable<ScheduleWork> WithoutSupervisor(Func<SupervisedSchool, DateOnly?> startOf) =>
        from school in InDelivery
        let entry = Caseloads.On(school.Urn, school.GroupOn(Today), Today)
        where entry is null
        let since = Caseloads.Turns(school.Urn, school.GroupOn(Today)).LastOrDefault(turn => turn <= Today)
        select Of(ScheduleWorkKind.NoSupervisor, school, since == default ? startOf(school) ?? Today : since,
            "Give the school to a supervisor, or assign cover.");

    /// <summary>Supervisors in post who have schools and no session ahead.</summary>
    public IEnumerable<ScheduleWork> WithoutSessions(IEnumerable<SupervisorPost> posts, IReadOnlySet<string> withSessions)
    {
        var busy = InDelivery.Select(school => Caseloads.On(school.Urn, school.GroupOn(Today), Today)?.SupervisorRef).OfType<string>()
            .ToHashSet();
        return posts.Where(post => post.On(Today) && busy.Contains(post.SupervisorRef) && !withSessions.Contains(post.SupervisorRef))
            .Select(post => new ScheduleWork
            {
                Kind = ScheduleWorkKind.SupervisorWithoutSessions,
                LaCode = post.LaCode,
                SupervisorRef = post.SupervisorRef,
                SinceOn = Today.ToDate(),
                ToDo = "Has schools and no session in the next 28 days: plan the sessions, or check the caseload.",
            });
    }

    /// <summary>The first of the last teaching days that a school may go without; no such day when there are fewer.</summary>
    private DateOnly DaysBack(TeachingDays teaching)
    {
        var left = TeachingDaysAtMost;
        for (var day = Today.AddDays(-1); teaching.HalfTerms.Any(span => span.From <= day); day = day.AddDays(-1))
        {
            if (teaching.Has(day) && --left == 0)
                return day;
        }
        return DateOnly.MinValue;
    }

    private ScheduleWork Of(ScheduleWorkKind kind, SupervisedSchool school, DateOnly since, string toDo) => new()
    {
        Kind = kind,
        LaCode = school.LaCode,
        Urn = school.Urn,
        SupervisorRef = Caseloads.On(school.Urn, school.GroupOn(Today), Today)?.SupervisorRef ?? "",
        SinceOn = since.ToDate(),
        ToDo = toDo,
    };
}
