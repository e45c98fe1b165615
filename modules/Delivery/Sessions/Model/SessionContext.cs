using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Context to validate and flag sessions: teaching days, arms and withdrawals.</summary>
/// <param name="Trial">The trial's window.</param>
/// <param name="Holidays">Bank holidays.</param>
/// <param name="Calendars">When each authority and school teaches.</param>
/// <param name="DeliveryTerms">The terms of delivery that were set: all versions.</param>
/// <param name="Arms">Schools and their arms, by URN; null = nothing is drawn.</param>
/// <param name="WithdrawnOn">First day on which a school is out of delivery, by URN.</param>
internal sealed record SessionContext(
    Trial Trial, IReadOnlySet<DateOnly> Holidays, TeachingCalendars Calendars, IReadOnlyCollection<DeliveryTermsRow> DeliveryTerms,
    IReadOnlyDictionary<string, Allocation>? Arms, IReadOnlyDictionary<string, DateOnly> WithdrawnOn)
{
    /// <summary>Schools of both arms by each authority that has them on some day, by URN: found once, for there may be 150
    /// authorities.</summary>
    private readonly Lazy<ILookup<string, Allocation>> byAuthority = new(() =>
        (Arms?.Values ?? []).OrderBy(school => school.Urn, StringComparer.Ordinal)
            .SelectMany(school => school.Authorities.Codes(school.LaCode).Select(code => (code, school)))
            .ToLookup(one => one.code, one => one.school));

    /// <summary>The schools of <see cref="Arms"/> also under later URNs, if these were asked for.</summary>
    public IReadOnlyDictionary<string, Allocation>? Units { get; init; } = Arms;

    /// <summary>The URN under which the school was listed that goes on under this one; else this one.</summary>
    public string ListedUrn(string urn) => Units?.GetValueOrDefault(urn)?.Urn ?? urn;

    /// <summary>Treated schools, by URN.</summary>
    public IEnumerable<Allocation> Treated => (Arms?.Values ?? [])
        .Where(school => school.Arm == Arm.Intervention).OrderBy(school => school.Urn, StringComparer.Ordinal);

    /// <summary>Authorities that have treated schools on some day.</summary>
    public IReadOnlyList<string> Authorities =>
        [.. Treated.SelectMany(school => school.Authorities.Codes(school.LaCode)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Treated schools that an authority has on some day.</summary>
    public IEnumerable<Allocation> TreatedOf(string laCode) => byAuthority.Value[laCode].Where(school => school.Arm == Arm.Intervention);

    /// <summary>When an authority teaches.</summary>
    public TeachingDays Teaching(string laCode) => Calendars.Of(laCode);

    /// <summary>The first day from the trial's first on which an authority teaches: there the plan begins, and before it no
    /// session can have been part of the trial. Without term dates the trial's first day.</summary>
    public DateOnly StartOf(string laCode) => Teaching(laCode).FirstIn(Trial.FirstOn, Trial.LastOn) ?? Trial.FirstOn;

    /// <summary>The days to <paramref name="asOf"/> on which treated schools of an authority were due a session by PLAN-1 from
    /// the authority's start, on their terms and in their term dates: one entry for each school and day, whether or not a plan
    /// was made; none from the day on which a school withdraws from delivery.</summary>
    public IEnumerable<DateOnly> DueDays(string laCode, DateOnly asOf) => DueSlots(laCode, asOf).Select(slot => slot.Day);

    /// <summary>The same for one school on the terms of its authority.</summary>
    public IEnumerable<DateOnly> PlanDays(string laCode, DateOnly asOf) => FourWeeklyPlan
        .Grid(Teaching(laCode), TermsOverTime.Usual.With(DeliveryTerms.Where(row => row.LaCode == laCode && row.Urn.Length == 0)), Trial)
        .Where(slot => slot.On <= asOf).Select(slot => slot.On!.Value);

    /// <summary>By which counts of an authority are told to whoever may not know the arms. What is due follows from its plan and the
    /// number of its schools alone: if a withdrawal, or terms of one school, changed it, the change would tell that school's arm
    /// (decision 0060).</summary>
    public SessionsByDesign ByDesign(string laCode, DateOnly asOf)
    {
        var schools = byAuthority.Value[laCode].Count();
        var slots = PlanDays(laCode, asOf).Count();
        return new SessionsByDesign(schools, slots * TreatedOf(laCode).Count(), slots * schools / 2.0);
    }

    /// <summary>The days to <paramref name="asOf"/> that PLAN-1 has for the schools of both arms, whoever withdrew.</summary>
    public IEnumerable<SchoolDay> PlannedSlots(DateOnly asOf) =>
        from school in Arms?.Values ?? []
        group school by school.LaCode into la
        let slots = SlotsOf(la.Key)
        from school in la
        from slot in slots(school.Urn)
        where slot.On <= asOf
        select new SchoolDay(school.Urn, slot.On!.Value);

    /// <summary>The same as <see cref="DueDays"/> with the schools.</summary>
    public IEnumerable<SchoolDay> DueSlots(string laCode, DateOnly asOf)
    {
        var slots = SlotsOf(laCode);
        return TreatedOf(laCode)
            .SelectMany(school => slots(school.Urn).Where(slot => slot.On <= asOf && !Withdrawn(school.Urn, slot.On.Value))
                .Select(slot => new SchoolDay(school.Urn, slot.On!.Value)));
    }

    /// <summary>The slots of PLAN-1 for a school on the days on which an authority has it: the authority's, unless it has terms or
    /// term dates of its own.</summary>
    public Func<string, IReadOnlyList<Slot>> SlotsOf(string laCode)
    {
        var terms = DeliveryTerms.Where(row => row.LaCode == laCode).ToLookup(row => row.Urn);
        var ofAuthority = TermsOverTime.Usual.With(terms[""]);
        var common = FourWeeklyPlan.Grid(Teaching(laCode), ofAuthority, Trial);
        return urn => HadBy(laCode, urn, terms[urn].Any() || Calendars.HasOwn(urn)
            ? FourWeeklyPlan.Grid(Calendars.Of(laCode, urn), ofAuthority.With(terms[urn]), Trial)
            : common);
    }

    private IReadOnlyList<Slot> HadBy(string laCode, string urn, IReadOnlyList<Slot> slots) =>
        Arms?.GetValueOrDefault(urn) is { Authorities.Count: > 0 } school
            ? [.. slots.Where(slot => school.Authorities.On(school.LaCode, slot.On ?? slot.SlotOn) == laCode)]
            : slots;

    /// <summary>Whether a school was out of delivery on a day.</summary>
    public bool Withdrawn(string urn, DateOnly day) => WithdrawnOn.TryGetValue(urn, out var from) && day >= from;

    /// <summary>Why a session on a day of an authority needs a reason; null = it needs none.</summary>
    public string? UnusualDay(string laCode, DateOnly day) => day switch
    {
        _ when Holidays.Contains(day) => "is a bank holiday",
        _ when IsWeekend(day) => "is on a weekend",
        _ when day < StartOf(laCode) => "is before the authority's first teaching day of the trial",
        _ => null,
    };

    /// <summary>Why a session that is planned for a day needs a reason: also in the holidays of its school; null = it needs none.</summary>
    public string? UnusualPlan(string laCode, string urn, DateOnly day) => UnusualDay(laCode, day)
        ?? (Calendars.Of(laCode, ListedUrn(urn)).IsFree(day) ? "is a day on which the school does not teach" : null);

    /// <summary>What is unusual about a session.</summary>
    public IReadOnlyList<string> FlagsOf(SessionRow session)
    {
        List<string> flags = [.. FlagsOfDay(session)];
        var urn = ListedUrn(session.Urn);
        if (session.SupervisorRef is null)
            flags.Add(SessionFlags.NoSupervisor);
        if (Arms is not null && Arms.GetValueOrDefault(urn)?.Arm != Arm.Intervention)
            flags.Add(SessionFlags.NotTreated);
        if (Withdrawn(urn, session.HeldOn ?? session.ScheduledOn))
            flags.Add(SessionFlags.AfterWithdrawal);
        return flags;
    }

    private IEnumerable<string> FlagsOfDay(SessionRow session)
    {
        if (session.HeldOn is not { } day)
            yield break;
        if (Holidays.Contains(day))
            yield return SessionFlags.HeldOnHoliday;
        if (IsWeekend(day))
            yield return SessionFlags.HeldOnWeekend;
        if (day < StartOf(session.LaCode))
            yield return SessionFlags.HeldBeforeStart;
        if (day < session.ScheduledOn)
            yield return SessionFlags.HeldBeforeScheduled;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
