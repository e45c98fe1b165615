using System.Globalization;
using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>Why a plan changes a session, as a code and in words, found from what holds now. See decision 0028.</summary>
internal sealed class PlanCauses(SchoolInPlan school, PlanSetting setting)
{
    /// <summary>One text for all sessions of a first plan.</summary>
    private readonly string hadNoPlan = $"School {school.Urn} had no plan.";

    public static PlanChangeKind KindOf(SessionRow? before, SessionRow after) => (before, after) switch
    {
        (null, _) => PlanChangeKind.Added,
        ({ Status: SessionStatus.Removed }, _) => PlanChangeKind.Restored,
        (_, { Status: SessionStatus.Removed }) => PlanChangeKind.Removed,
        _ when before.ScheduledOn != after.ScheduledOn => PlanChangeKind.Moved,
        _ => PlanChangeKind.Changed,
    };

    public (string, string) OfChange(SessionRow before, SessionRow after, WantedSession wanted)
    {
        if (before.Status == SessionStatus.Removed)
            return OfAddition(wanted);
        if (before.GroupRef != after.GroupRef)
            return OfGroup(after.GroupRef);
        if (before.SlotOn != after.SlotOn)
            return OfCadence(wanted);
        if (before.ScheduledOn != after.ScheduledOn)
            return OfDay(before.ScheduledOn, before.GroupRef)
                ?? ("TEACHING_DAY", $"There is teaching on {Text(after.ScheduledOn)}, nearer to the slot of {Text(wanted.Slot.SlotOn)}.");
        return before.SupervisorRef != after.SupervisorRef
            ? OfSupervisor(before, after)
            : ("TERMS", $"The terms of {Text(wanted.Terms.HoldsFrom)} hold: {wanted.Terms.PlannedMinutes} minutes.");
    }

    public (string, string) OfRemoval(SessionRow session) =>
        OfSchool(session.ScheduledOn) ?? OfMembers(session)
        ?? OfSlot(session, session.GroupRef.Length > 0 ? setting.Groups[session.GroupRef] : null);

    /// <summary>The school has no sessions on a day.</summary>
    private (string, string)? OfSchool(DateOnly day)
    {
        if (!school.Treated)
            return ("NOT_TREATED", $"School {school.Urn} is not in the intervention arm.");
        if (!school.IsOf(day))
            return ("OTHER_AUTHORITY", $"Another authority has school {school.Urn} on {Text(day)}.");
        return school.InDelivery(day) ? null
            : ("WITHDRAWN", $"School {school.Urn} withdrew from delivery on {Text(school.WithdrawnOn!.Value)}.");
    }

    /// <summary>Somebody else meets.</summary>
    private (string, string)? OfMembers(SessionRow session)
    {
        var day = session.ScheduledOn;
        if (session.LeadRef.Length > 0 && !school.HasLead(session.LeadRef, day))
            return ("LEAD", $"Lead {session.LeadRef} is not in post on {Text(day)}.");
        var groups = school.Memberships.Where(member => member.On(day)).Select(member => member.GroupRef).ToHashSet();
        var asBefore = session.GroupRef.Length > 0 ? groups.Contains(session.GroupRef) : groups.Count == 0;
        return asBefore ? null : OfGroup(groups.Order(StringComparer.Ordinal).FirstOrDefault() ?? "");
    }

    /// <summary>The slot is none any more, or has no day.</summary>
    private (string, string) OfSlot(SessionRow session, GroupInPlan? group)
    {
        var (day, terms) = (session.ScheduledOn, group?.Terms ?? school.Terms);
        if (!terms.InPeriod(day, setting.Trial))
            return ("OUT_OF_PERIOD", $"There is no delivery on {Text(day)} by the terms in force.");
        var slots = group?.Slots ?? WantedSessions.OwnSlots(school, setting);
        if (slots.FirstOrDefault(slot => slot.SlotOn == session.SlotOn) is { On: null } leftOut)
            return ("NO_TEACHING_DAY", ($"{OfDay(day, session.GroupRef)?.Explanation} There is no teaching day "
                + $"from {Text(leftOut.SlotOn)} to {Text(leftOut.Until)}.").TrimStart());
        return OfDay(day, session.GroupRef)
            ?? ("CADENCE", $"{Text(session.SlotOn!.Value)} is no slot any more: the terms of that day are one session every "
                + $"{terms.On(day).CadenceWeeks} weeks.");
    }

    public (string, string) OfAddition(WantedSession wanted)
    {
        if (wanted.LeadRef.Length > 0 && school.Sessions.All(session => session.LeadRef != wanted.LeadRef))
            return ("LEAD", $"Lead {wanted.LeadRef} is in post on {Text(wanted.On)} and has one-to-one sessions.");
        if (school.Sessions.All(session => session.SlotOn is null))
            return ("IN_PERIOD", hadNoPlan);
        if (wanted.GroupRef.Length > 0 && school.Sessions.All(session => session.GroupRef != wanted.GroupRef))
            return OfGroup(wanted.GroupRef);
        return school.Sessions.Max(session => session.SlotOn) < wanted.Slot.SlotOn
            ? ("IN_PERIOD", $"{Text(wanted.On)} is in the period of delivery.")
            : ("TEACHING_DAY", $"{Text(wanted.On)} is a teaching day for the slot of {Text(wanted.Slot.SlotOn)}: sessions are every "
                + $"{wanted.Terms.CadenceWeeks} weeks.");
    }

    private static (string, string) OfGroup(string groupRef) =>
        ("GROUP", groupRef.Length > 0 ? $"The school meets with group {groupRef}." : "The school is in no group any more.");

    private static (string, string) OfCadence(WantedSession wanted) =>
        ("CADENCE", $"Sessions are every {wanted.Terms.CadenceWeeks} weeks: the slot is that of {Text(wanted.Slot.SlotOn)}.");

    private (string, string) OfSupervisor(SessionRow before, SessionRow after)
    {
        var day = Text(after.ScheduledOn);
        return setting.Caseloads.On(school.Urn, after.GroupRef, after.ScheduledOn) switch
        {
            null => ("VACANCY", $"Nobody has the school on {day}: {before.SupervisorRef} no longer does."),
            { CoversFor: { Length: > 0 } absent } cover => ("SUPERVISOR", $"{cover.SupervisorRef} covers for {absent} on {day}."),
            var own => ("SUPERVISOR", $"{own.SupervisorRef} has the school on {day}."),
        };
    }

    /// <summary>Why there can be no session on a day; null = there could.</summary>
    private (string Cause, string Explanation)? OfDay(DateOnly day, string groupRef) => day switch
    {
        _ when setting.Holidays.TryGetValue(day, out var title) => ("BANK_HOLIDAY", $"{Text(day)} is a bank holiday: {title}."),
        _ when school.Teaching.Insets.Any(span => span.Has(day)) => ("INSET_DAY", $"{Text(day)} is a day without pupils."),
        _ when !school.Teaching.Has(day) => ("OUT_OF_TERM", $"{Text(day)} is not in term."),
        _ when groupRef.Length > 0 && !setting.Groups[groupRef].Teaches(day) =>
            ("OUT_OF_TERM", $"A school of group {groupRef} does not teach on {Text(day)}."),
        _ => null,
    };

    private static string Text(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
