using Programme.Delivery.Data;
using Programme.Delivery.V1;

namespace Programme.Delivery.Model;

/// <summary>A school in delivery, with the group that it is in on each day (empty = none).</summary>
internal sealed record SupervisedSchool(string Urn, string LaCode, DateOnly? WithdrawnOn, IReadOnlyList<GroupMemberRow> Memberships)
{
    public string GroupOn(DateOnly day) => Memberships.FirstOrDefault(member => member.On(day))?.GroupRef ?? "";

    public bool InDelivery(DateOnly day) => WithdrawnOn is null || day < WithdrawnOn;
}

/// <summary>Who has which schools, and how often that changed.</summary>
internal static class CaseloadSummary
{
    /// <summary>What full-time supervisors can do in four weeks, unless the caller says otherwise: a working day a week for
    /// sessions as such.</summary>
    public const int UsualCapacity = 1_800;

    /// <summary>One supervisor on a day.</summary>
    public static SupervisorLoad Load(SupervisorPost post, DateOnly day, IReadOnlyCollection<CaseloadRow> entriesOfDay, IReadOnlyCollection<SessionRow> planned, int capacity)
    {
        var own = entriesOfDay.Where(entry => entry.SupervisorRef == post.SupervisorRef).ToList();
        var meetings = planned.Where(session => session.SupervisorRef == post.SupervisorRef).DistinctBy(session => session.MeetingRef ?? session.SessionRef).ToList();
        var load = new SupervisorLoad
        {
            SupervisorRef = post.SupervisorRef,
            LaCode = post.LaCode,
            Schools = own.Count,
            Covered = own.Count(entry => entry.CoversFor.Length > 0),
            PlannedMeetings = meetings.Count,
            PlannedMinutes = meetings.Sum(session => session.PlannedMinutes ?? 0),
            CapacityMinutes = post.On(day) ? (int)Math.Round(capacity * post.Fte) : 0,
        };
        if (load.CapacityMinutes > 0)
            load.Load = (double)load.PlannedMinutes / load.CapacityMinutes;
        return load;
    }

    /// <summary>An authority's schools to a day. A school that never had anybody has no vacancy yet: it waits for its first.</summary>
    public static Continuity Of(string laCode, IReadOnlyCollection<SupervisedSchool> schools, Caseloads caseloads, DateOnly day)
    {
        var spells = schools.Where(school => school.LaCode == laCode).Select(school => (School: school, Spells: Spells(school, caseloads, day))).ToList();
        var present = spells.Where(row => row.School.InDelivery(day)).ToList();
        var withAny = spells.Count(row => row.Spells.Exists(spell => spell.Supervisor is not null));
        var changes = spells.Sum(row => Changes(row.Spells));
        var continuity = new Continuity
        {
            LaCode = laCode,
            Schools = present.Count,
            SchoolsWithout = present.Count(row => row.Spells.Count == 0 || row.Spells[^1].Supervisor is null),
            SchoolsWithAny = withAny,
            Changes = changes,
            VacantDays = spells.Sum(row => row.Spells.SkipWhile(spell => spell.Supervisor is null).Where(spell => spell.Supervisor is null).Sum(spell => spell.Days)),
        };
        if (withAny > 0)
            continuity.ChangesPerSchool = (double)changes / withAny;
        return continuity;
    }

    private static int Changes(List<(string? Supervisor, int Days)> spells)
    {
        var people = spells.Where(spell => spell.Supervisor is not null).Select(spell => spell.Supervisor).ToList();
        return people.Zip(people.Skip(1)).Count(pair => pair.First != pair.Second);
    }

    /// <summary>Who supervised a school, spell after spell, to a day or to its withdrawal.</summary>
    private static List<(string? Supervisor, int Days)> Spells(SupervisedSchool school, Caseloads caseloads, DateOnly day)
    {
        var last = school.WithdrawnOn is { } out1 && out1 <= day ? out1.AddDays(-1) : day;
        var turns = school.Memberships.Select(member => member.GroupRef).Distinct().Append("").SelectMany(group => caseloads.Turns(school.Urn, group))
            .Concat(school.Memberships.SelectMany(member => new[] { member.JoinedOn, member.LeftOn?.AddDays(1) ?? member.JoinedOn }))
            .Where(turn => turn <= last).Distinct().Order().ToList();
        return [.. turns.Select((turn, i) => (
            caseloads.On(school.Urn, school.GroupOn(turn), turn)?.SupervisorRef,
            (i + 1 < turns.Count ? turns[i + 1].DayNumber : last.DayNumber + 1) - turn.DayNumber))];
    }
}
