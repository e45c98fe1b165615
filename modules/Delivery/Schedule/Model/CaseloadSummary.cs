using Programme.Delivery.V1;

namespace Programme.Delivery;

/// <summary>A school in delivery, with the group that it is in on each day (empty = none).</summary>
internal sealed record SupervisedSchool(string Urn, string LaCode, DateOnly? WithdrawnOn, IReadOnlyList<GroupMemberRow> Memberships)
{
    public string GroupOn(DateOnly day) => Memberships.FirstOrDefault(member => member.On(day))?.GroupRef ?? "";

    public bool InDelivery(DateOnly day) => WithdrawnOn is null || day < WithdrawnOn;
}

/// <summary>Who supervised a school, spell after spell, to a day or to its withdrawal; nobody = a vacancy.</summary>
internal sealed record SchoolSpells(SupervisedSchool School, IReadOnlyList<(string? Supervisor, int Days)> Spells)
{
    /// <summary>Who has it at the end.</summary>
    public string? Last => Spells.Count == 0 ? null : Spells[^1].Supervisor;

    public bool Had(string supervisor) => Spells.Any(spell => spell.Supervisor == supervisor);
}

/// <summary>Who has which schools, and how often that changed.</summary>
internal static class CaseloadSummary
{
    /// <summary>What full-time supervisors can do in four weeks, unless the caller says otherwise: a working day a week for
    /// sessions as such.</summary>
    public const int UsualCapacity = 1_800;

    /// <summary>One supervisor on a day.</summary>
    public static SupervisorLoad Load(SupervisorPost post, DateOnly day, IReadOnlyCollection<CaseloadRow> entriesOfDay,
        IReadOnlyCollection<SchoolSpells> schools, IReadOnlyCollection<SessionRow> planned, int capacity)
    {
        var own = entriesOfDay.Where(entry => entry.SupervisorRef == post.SupervisorRef).ToList();
        var had = schools.Where(row => row.Had(post.SupervisorRef)).ToList();
        var meetings = planned.Where(session => session.SupervisorRef == post.SupervisorRef)
            .DistinctBy(session => session.MeetingRef ?? session.SessionRef).ToList();
        var load = new SupervisorLoad
        {
            SupervisorRef = post.SupervisorRef,
            LaCode = post.LaCode,
            Schools = own.Count,
            Covered = own.Count(entry => entry.CoversFor.Length > 0),
            PlannedMeetings = meetings.Count,
            PlannedMinutes = meetings.Sum(session => session.PlannedMinutes ?? 0),
            CapacityMinutes = post.On(day) ? (int)Math.Round(capacity * post.Fte) : 0,
            SchoolsEver = had.Count,
            SchoolsKept = had.Count(row => row.Last == post.SupervisorRef),
            SchoolDays = had.Sum(row => row.Spells.Where(spell => spell.Supervisor == post.SupervisorRef).Sum(spell => spell.Days)),
        };
        if (load.SchoolsEver > 0)
            load.Continuity = (double)load.SchoolsKept / load.SchoolsEver;
        if (load.CapacityMinutes > 0)
            load.Load = (double)load.PlannedMinutes / load.CapacityMinutes;
        return load;
    }

    /// <summary>An authority's schools to a day. A school that never had anybody has no vacancy yet: it waits for its first.</summary>
    public static Continuity Of(string laCode, IReadOnlyCollection<SchoolSpells> schools, DateOnly day)
    {
        var spells = schools.Where(row => row.School.LaCode == laCode).ToList();
        var present = spells.Where(row => row.School.InDelivery(day)).ToList();
        var withAny = spells.Count(row => row.Spells.Any(spell => spell.Supervisor is not null));
        var changes = spells.Sum(row => Changes(row.Spells));
        var continuity = new Continuity
        {
            LaCode = laCode,
            Schools = present.Count,
            SchoolsWithout = present.Count(row => row.Last is null),
            SchoolsWithAny = withAny,
            Changes = changes,
            VacantDays =
                spells.Sum(row => row.Spells.SkipWhile(spell => spell.Supervisor is null).Where(spell => spell.Supervisor is null)
                    .Sum(spell => spell.Days)),
        };
        if (withAny > 0)
            continuity.ChangesPerSchool = (double)changes / withAny;
        return continuity;
    }

    /// <summary>Who supervised a school to a day.</summary>
    public static SchoolSpells Spells(SupervisedSchool school, Caseloads caseloads, DateOnly day)
    {
        var last = school.WithdrawnOn is { } out1 && out1 <= day ? out1.AddDays(-1) : day;
        var turns = school.Memberships.Select(member => member.GroupRef).Distinct().Append("")
            .SelectMany(group => caseloads.Turns(school.Urn, group))
            .Concat(school.Memberships.SelectMany(member => new[] { member.JoinedOn, member.LeftOn?.AddDays(1) ?? member.JoinedOn }))
            .Where(turn => turn <= last).Distinct().Order().ToList();
        return new SchoolSpells(school, [.. turns.Select((turn, i) => (
            caseloads.On(school.Urn, school.GroupOn(turn), turn)?.SupervisorRef,
            (i + 1 < turns.Count ? turns[i + 1].DayNumber : last.DayNumber + 1) - turn.DayNumber))]);
    }

    private static int Changes(IReadOnlyList<(string? Supervisor, int Days)> spells)
    {
        var people = spells.Where(spell => spell.Supervisor is not null).Select(spell => spell.Supervisor).ToList();
        return people.Zip(people.Skip(1)).Count(pair => pair.First != pair.Second);
    }
}
