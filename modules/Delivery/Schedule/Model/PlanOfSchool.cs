using System.Globalization;
using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>What a plan does to one session. See decision 0027.</summary>
/// <param name="Before">As it is; null = there is none.</param>
/// <param name="After">As it will be.</param>
/// <param name="Cause">Why, as a code.</param>
/// <param name="Explanation">Why, in words.</param>
internal sealed record PlannedChange(SessionRow? Before, SessionRow After, string Cause, string Explanation)
{
    public PlanChangeKind Kind => PlanCauses.KindOf(Before, After);

    /// <summary>The entry for the list of changes.</summary>
    public PlanChangeRow Change => new()
    {
        SessionRef = After.SessionRef,
        LaCode = After.LaCode,
        Urn = After.Urn,
        Kind = Kind,
        FromOn = Before is null or { Status: SessionStatus.Removed } ? null : Before.ScheduledOn,
        ToOn = Kind == PlanChangeKind.Removed ? null : After.ScheduledOn,
        FromSupervisor = Before?.SupervisorRef,
        ToSupervisor = Kind == PlanChangeKind.Removed ? null : After.SupervisorRef,
        Cause = Cause,
        Explanation = Explanation,
    };
}

/// <summary>The differences between the sessions of a school and those that it should have. A pure function: the same again,
/// after they are made, has no difference.</summary>
internal sealed class PlanOfSchool
{
    /// <summary>Sessions less than this many days apart can be one that moved to another slot.</summary>
    private const int DaysOfOneMove = 28;

    private readonly SchoolInPlan school;
    private readonly PlanSetting setting;
    private readonly PlanCauses causes;
    private readonly List<PlannedChange> changes = [];
    private readonly HashSet<PlaceInPlan> movedByHand;
    private int number;

    private PlanOfSchool(SchoolInPlan school, PlanSetting setting)
    {
        (this.school, this.setting, causes) = (school, setting, new PlanCauses(school, setting));
        movedByHand = [.. school.Sessions.Where(session => session.Status == SessionStatus.Rescheduled).Select(PlaceInPlan.Of)
            .OfType<PlaceInPlan>()];
        number = school.Sessions.Select(session => NumberOf(session.SessionRef, school.Urn)).DefaultIfEmpty().Max();
    }

    /// <summary>Open sessions after today that stay as they are.</summary>
    public int Unchanged { get; private set; }

    public IReadOnlyList<PlannedChange> Changes => changes;

    public static PlanOfSchool Make(SchoolInPlan school, PlanSetting setting)
    {
        var plan = new PlanOfSchool(school, setting);
        plan.Compare();
        return plan;
    }

    private void Compare()
    {
        var there = school.Sessions.Where(session => session.SlotOn is not null && session.Status != SessionStatus.Rescheduled)
            .ToDictionary(session => PlaceInPlan.Of(session)!);
        var missing = new List<WantedSession>();
        foreach (var wanted in WantedSessions.Of(school, setting).OrderBy(wanted => wanted.Slot.SlotOn)
            .ThenBy(wanted => wanted.GroupRef, StringComparer.Ordinal))
        {
            if (there.Remove(wanted.Place, out var session))
                Keep(session, wanted);
            else if ((setting.First || wanted.On > setting.Today) && !IsFilledOtherwise(wanted))
                missing.Add(wanted);
        }
        foreach (var session in there.Values.Where(session => IsOpen(session) && session.ScheduledOn > setting.Today
            && session.LaCode == school.LaCode)
            .OrderBy(session => session.SlotOn))
            MoveOrRemove(session, missing);
        foreach (var wanted in missing)
            Add(wanted);
    }

    /// <summary>A session in its place.</summary>
    private void Keep(SessionRow session, WantedSession wanted)
    {
        if (!MayChange(session))
            return;
        if (wanted.DayAfter(setting.Today, session.ScheduledOn) is { } day)
            Change(session, wanted, day);
        else
            Remove(session);
    }

    /// <summary>A session in a place that the plan no longer has: moved to one that nothing fills, or taken out. One that somebody
    /// rescheduled is taken out only when the school has no sessions any more.</summary>
    private void MoveOrRemove(SessionRow session, List<WantedSession> missing)
    {
        if (!MayChange(session))
        {
            if (!school.InDelivery(session.ScheduledOn))
                Remove(session);
            return;
        }
        var next = missing.Find(wanted => wanted.LeadRef == session.LeadRef && wanted.Slot.SlotOn == session.SlotOn)
            ?? missing.Find(wanted => wanted.LeadRef == session.LeadRef
                && Math.Abs(wanted.On.DayNumber - session.ScheduledOn.DayNumber) < DaysOfOneMove);
        if (next is not null && missing.Remove(next))
            Change(session, next, next.On);
        else
            Remove(session);
    }

    private void Change(SessionRow session, WantedSession wanted, DateOnly day)
    {
        var after = As(session, wanted, day);
        if (after == session)
            Unchanged++;
        else
            Note(session, after with { Version = session.Version + 1 }, causes.OfChange(session, after, wanted));
    }

    private void Remove(SessionRow session)
    {
        if (session.Status != SessionStatus.Removed)
            Note(session, session with { Status = SessionStatus.Removed, Version = session.Version + 1 }, causes.OfRemoval(session));
    }

    private void Add(WantedSession wanted)
    {
        var reference = string.Create(CultureInfo.InvariantCulture, $"{school.Urn}-{++number:00}");
        var session = As(new SessionRow { SessionRef = reference, LaCode = school.LaCode, Urn = school.Urn }, wanted, wanted.On);
        Note(null, session, causes.OfAddition(wanted));
    }

    private SessionRow As(SessionRow session, WantedSession wanted, DateOnly day) => session with
    {
        LaCode = school.LaCode,
        SlotOn = wanted.Slot.SlotOn,
        GroupRef = wanted.GroupRef,
        LeadRef = wanted.LeadRef,
        MeetingRef = wanted.GroupRef.Length > 0
            && wanted.LeadRef.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"{wanted.GroupRef}-{wanted.Slot.SlotOn:yyyyMMdd}")
            : null,
        ScheduledOn = day,
        Status = session.Status == SessionStatus.Confirmed
            && session.ScheduledOn == day ? SessionStatus.Confirmed : SessionStatus.Scheduled,
        Format = wanted.LeadRef.Length > 0 ? SessionFormat.OneToOne : SessionFormat.Group,
        Mode = wanted.Terms.Mode,
        PlannedMinutes = wanted.Terms.PlannedMinutes,
        SupervisorRef = setting.Caseloads.Know(school.Urn, wanted.GroupRef)
            ? setting.Caseloads.On(school.Urn, wanted.GroupRef, day)?.SupervisorRef : session.SupervisorRef,
    };

    private void Note(SessionRow? before, SessionRow after, (string Cause, string Explanation) why) =>
        changes.Add(new PlannedChange(before, after, why.Cause, why.Explanation));

    private static bool IsOpen(SessionRow session) => session.Status is SessionStatus.Scheduled or SessionStatus.Confirmed;

    private bool MayChange(SessionRow session) =>
        session.ScheduledOn > setting.Today && (IsOpen(session) || session.Status == SessionStatus.Removed)
        && !movedByHand.Contains(PlaceInPlan.Of(session)!);

    /// <summary>Whether a session that is not from a plan, or one that somebody rescheduled, has taken the slot.</summary>
    private bool IsFilledOtherwise(WantedSession wanted)
    {
        if (movedByHand.Contains(wanted.Place))
            return true;
        return school.Sessions.Any(session => session.SlotOn is null
            && session.Status is not (SessionStatus.Rescheduled or SessionStatus.Removed)
            && session.ScheduledOn >= wanted.Slot.SlotOn && session.ScheduledOn < wanted.Slot.NextOn);
    }

    private static int NumberOf(string sessionRef, string urn)
    {
        if (!sessionRef.StartsWith(urn + "-", StringComparison.Ordinal))
            return 0;
        var digits = sessionRef.AsSpan(urn.Length + 1);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var found) ? found : 0;
    }
}
