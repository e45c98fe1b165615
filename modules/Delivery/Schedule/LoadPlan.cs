using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Delivery.V1;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Loads the input of an authority's plan and computes the plan. See decision 0041.</summary>
internal sealed partial class ScheduleHandler
{
    /// <summary>Number of schools whose sessions are loaded at a time.</summary>
    private const int SchoolsPlannedAtOnce = 250;

    /// <param name="Setting">What all its schools have in common.</param>
    /// <param name="Urns">Schools that are treated or have sessions, in order.</param>
    /// <param name="School">What else the plan of one school depends on, given its sessions.</param>
    /// <param name="Own">The slots of a school on its own.</param>
    private sealed record PlanOfAuthority(PlanSetting Setting, IReadOnlyList<string> Urns,
        Func<string, IEnumerable<SessionRow>, SchoolInPlan> School, FourWeeklyPlan Own);

    /// <summary>All that a first plan adds. It can be large and is held nowhere: made once to be counted, and again as it is
    /// written.</summary>
    private static IEnumerable<PlannedChange> FirstPlan(PlanOfAuthority plan) =>
        plan.Urns.SelectMany(urn => PlanOfSchool.Make(plan.School(urn, []), plan.Setting).Changes);

    /// <summary>What the plan changes, how much stays, and whether no school of it ever had a session.</summary>
    private static async Task<(IEnumerable<PlannedChange> Changes, int Unchanged, bool Fresh)> ChangesAsync(DeliveryDb all,
        PlanOfAuthority plan, CancellationToken cancel)
    {
        var urns = plan.Urns;
        if (plan.Setting.First && !await all.Sessions.AnyAsync(row => urns.Contains(row.Urn), cancel))
            return (FirstPlan(plan), 0, true);
        var (changes, unchanged) = await ComparedAsync(all, plan, cancel);
        return (changes, unchanged, false);
    }

    /// <summary>The differences from a plan that is there, school after school, and how many sessions stay as they are.</summary>
    private static async Task<(IEnumerable<PlannedChange> Changes, int Unchanged)> ComparedAsync(DeliveryDb db, PlanOfAuthority plan,
        CancellationToken cancel)
    {
        var (changes, unchanged) = (new List<PlannedChange>(), 0);
        foreach (var urns in plan.Urns.Chunk(SchoolsPlannedAtOnce))
        {
            var sessions = (await db.Sessions.Where(row => urns.Contains(row.Urn)).ToListAsync(cancel)).ToLookup(row => row.Urn);
            foreach (var school in urns.Select(urn => PlanOfSchool.Make(plan.School(urn, sessions[urn]), plan.Setting)))
            {
                changes.AddRange(school.Changes);
                unchanged += school.Unchanged;
            }
        }
        return (changes, unchanged);
    }

    private async Task<PlanOfAuthority> LoadPlanAsync(DeliveryDb db, string laCode, ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        var arms = await enrolment.ArmsAsync(laCode, cancel);
        var withdrawn = await enrolment.WithdrawnAsync(laCode, cancel);
        var leads = (await enrolment.LeadsAsync(laCode, cancel)).ToLookup(post => post.Urn);
        var holidays = await CalendarQueries.HolidaysAsync(db, cancel);
        var calendars = await CalendarQueries.CalendarsAsync(db, laCode, holidays.Keys.ToHashSet(), cancel);
        if (!calendars.Of(laCode).Known)
            throw Faults.Precondition(Reasons.NoTermDates, laCode, $"There are no term dates of authority {laCode}. Import them first.");
        var terms = (await db.DeliveryTerms.Where(row => row.LaCode == laCode).ToListAsync(cancel)).ToLookup(row => row.Urn);
        var memberships = (await db.GroupMembers.Where(row => row.LaCode == laCode).ToListAsync(cancel)).ToLookup(row => row.Urn);
        var withSessions = await db.Sessions.Where(row => row.LaCode == laCode).Select(row => row.Urn).Distinct().ToListAsync(cancel);

        var ofAuthority = TermsOverTime.Usual.With(terms[""]);
        var caseloads = new Caseloads(await db.Caseloads.Where(row => row.LaCode == laCode).ToListAsync(cancel),
            await enrolment.SupervisorPostsAsync(laCode, cancel));
        var setting = new PlanSetting(trial, clock.Today(), withSessions.Count == 0, holidays, caseloads,
            new Dictionary<string, GroupInPlan>());
        var groups = await GroupsAsync(db, laCode, ofAuthority, calendars, memberships, setting, cancel);
        var treated = arms.Where(school => school.Arm == Arm.Intervention).ToDictionary(school => school.Urn);
        SchoolInPlan School(string urn, IEnumerable<SessionRow> sessions) => new()
        {
            Urn = urn,
            LaCode = laCode,
            Terms = ofAuthority.With(terms[urn]),
            Teaching = calendars.Of(laCode, urn),
            Treated = treated.ContainsKey(urn),
            Authorities = treated.GetValueOrDefault(urn)?.Authorities ?? [],
            WithdrawnOn = withdrawn.TryGetValue(urn, out var from) ? from : null,
            Leads = [.. leads[urn]],
            Memberships = [.. memberships[urn]],
            Sessions = [.. sessions],
        };
        return new PlanOfAuthority(setting with { Groups = groups },
            [.. treated.Keys.Union(withSessions).Order(StringComparer.Ordinal)], School,
            FourWeeklyPlan.Make(calendars.Of(laCode), ofAuthority, trial));
    }

    private static async Task<Dictionary<string, GroupInPlan>> GroupsAsync(
        DeliveryDb db, string laCode, TermsOverTime terms, TeachingCalendars calendars, ILookup<string, GroupMemberRow> memberships,
            PlanSetting setting, CancellationToken cancel)
    {
        var groups = await db.Groups.Where(row => row.LaCode == laCode).ToListAsync(cancel);
        var members = memberships.SelectMany(rows => rows).ToLookup(row => row.GroupRef);
        var lastSlots = await LastSlotsAsync(db, laCode, setting, cancel);
        return groups.ToDictionary(group => group.GroupRef,
            group => Circle(group, [.. members[group.GroupRef]], terms, calendars,
                lastSlots.TryGetValue(group.GroupRef, out var last) ? last : null, setting.Trial));
    }

    /// <summary>The last slot to today of each group that has met.</summary>
    private static Task<Dictionary<string, DateOnly?>> LastSlotsAsync(DeliveryDb db, string laCode, PlanSetting setting,
        CancellationToken cancel) => db.Sessions
        .Where(row => row.LaCode == laCode && row.GroupRef != "" && row.SlotOn <= setting.Today)
        .Where(row => db.GroupMembers.Any(member => member.GroupRef == row.GroupRef && member.Urn == row.Urn))
        .GroupBy(row => row.GroupRef).Select(rows => new { rows.Key, Last = rows.Max(row => row.SlotOn) })
        .ToDictionaryAsync(row => row.Key, row => row.Last, cancel);

    /// <summary>A group meets when all who are in it teach, every so many weeks from when it met last.</summary>
    private static GroupInPlan Circle(GroupRow group, List<GroupMemberRow> members, TermsOverTime terms, TeachingCalendars calendars,
        DateOnly? last, Trial trial)
    {
        var common = calendars.Of(group.LaCode);
        var own = members.Where(row => calendars.HasOwn(row.Urn)).ToList();
        bool Teaches(DateOnly day) => common.Has(day) && own.TrueForAll(row => !row.On(day) || calendars.Of(row.LaCode, row.Urn).Has(day));
        var slots = (last ?? terms.Start(Teaches, trial)) is { } first ? FourWeeklyPlan.SlotsFrom(first, Teaches, terms, trial).ToList()
            : [];
        return new GroupInPlan(group.Format, terms, Teaches, slots);
    }
}
