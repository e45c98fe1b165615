using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.Data;
using Programme.Delivery.Model;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>What the plan of an authority is made from.</summary>
internal sealed partial class ScheduleHandler
{
    private sealed record PlanOfAuthority(PlanSetting Setting, IReadOnlyList<SchoolInPlan> Schools, FourWeeklyPlan Own);

    private async Task<PlanOfAuthority> LoadPlanAsync(DeliveryDb db, string laCode, ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        var arms = await enrolment.ArmsAsync(laCode, cancel);
        var withdrawn = await enrolment.WithdrawnAsync(laCode, cancel);
        var leads = (await enrolment.LeadsAsync(laCode, cancel)).ToLookup(post => post.Urn);
        var holidays = await Surroundings.HolidaysAsync(db, cancel);
        var calendars = await Surroundings.CalendarsAsync(db, laCode, holidays.Keys.ToHashSet(), cancel);
        if (!calendars.Of(laCode).Known)
            throw Faults.Precondition(Reasons.NoTermDates, laCode, $"There are no term dates of authority {laCode}. Import them first.");
        var terms = (await db.DeliveryTerms.Where(row => row.LaCode == laCode).ToListAsync(cancel)).ToLookup(row => row.Urn);
        var members = await db.GroupMembers.Where(row => row.LaCode == laCode).ToListAsync(cancel);
        var sessions = (await db.Sessions.Where(row => row.LaCode == laCode).ToListAsync(cancel)).ToLookup(row => row.Urn);

        var ofAuthority = TermsOverTime.Usual.With(terms[""]);
        var caseloads = new Caseloads(await db.Caseloads.Where(row => row.LaCode == laCode).ToListAsync(cancel), await enrolment.SupervisorPostsAsync(laCode, cancel));
        var setting = new PlanSetting(trial, clock.Today(), sessions.Count == 0, holidays, caseloads, new Dictionary<string, GroupInPlan>());
        var groups = (await db.Groups.Where(row => row.LaCode == laCode).ToListAsync(cancel)).ToDictionary(
            group => group.GroupRef, group => Circle(group, [.. members.Where(row => row.GroupRef == group.GroupRef)], ofAuthority, calendars, sessions, setting));

        var treated = arms.Where(school => school.Arm == Arm.Intervention).Select(school => school.Urn).ToHashSet();
        var memberships = members.ToLookup(row => row.Urn);
        return new PlanOfAuthority(setting with { Groups = groups }, [.. treated.Union(sessions.Select(rows => rows.Key)).Order(StringComparer.Ordinal).Select(urn => new SchoolInPlan
        {
            Urn = urn,
            LaCode = laCode,
            Terms = ofAuthority.With(terms[urn]),
            Teaching = calendars.Of(laCode, urn),
            Treated = treated.Contains(urn),
            WithdrawnOn = withdrawn.TryGetValue(urn, out var from) ? from : null,
            Leads = [.. leads[urn]],
            Memberships = [.. memberships[urn]],
            Sessions = [.. sessions[urn]],
        })], FourWeeklyPlan.Make(calendars.Of(laCode), ofAuthority, trial));
    }

    /// <summary>A group meets when all who are in it teach, every so many weeks from when it met last.</summary>
    private static GroupInPlan Circle(GroupRow group, List<GroupMemberRow> members, TermsOverTime terms, TeachingCalendars calendars, ILookup<string, SessionRow> sessions, PlanSetting setting)
    {
        var common = calendars.Of(group.LaCode);
        var own = members.Where(row => calendars.HasOwn(row.Urn)).ToList();
        bool Teaches(DateOnly day) => common.Has(day) && own.TrueForAll(row => !row.On(day) || calendars.Of(row.LaCode, row.Urn).Has(day));
        var last = setting.First ? null : members.Select(row => row.Urn).Distinct().SelectMany(urn => sessions[urn])
            .Where(session => session.GroupRef == group.GroupRef && session.SlotOn <= setting.Today).Max(session => session.SlotOn);
        var slots = (last ?? terms.Start(Teaches, setting.Trial)) is { } first ? FourWeeklyPlan.SlotsFrom(first, Teaches, terms, setting.Trial).ToList() : [];
        return new GroupInPlan(group.Format, terms, Teaches, slots);
    }
}
