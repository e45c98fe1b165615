namespace Programme.Host;

/// <summary>A supervising social worker.</summary>
internal sealed record DemoSupervisor(string Ref, string LaCode, double Fte, string Grade, DateOnly StartedOn, DateOnly? EndedOn)
{
    public bool IsThereOn(DateOnly day) => StartedOn <= day && (EndedOn is null || EndedOn >= day);
}

/// <summary>supervisors.csv: one for about twelve treated schools; one authority without anybody for some weeks.</summary>
internal static class DemoSupervisors
{
    public static IReadOnlyList<DemoSupervisor> Make(DemoSettings settings, IReadOnlyList<DemoAuthority> authorities,
        ILookup<string, DemoSchool> treated, DemoDice dice)
    {
        var supervisors = new List<DemoSupervisor>();
        foreach (var authority in authorities)
        {
            if (authority.HasVacancy)
            {
                var left = new DateOnly(settings.FirstOn.Year, 11, 26);
                Add(authority, 1, settings.FirstOn, left <= settings.Until ? left : null);
                Add(authority, 1, left.AddDays(49), null);
                continue;
            }
            for (var schools = treated[authority.LaCode].Count(); schools > 0; schools -= 12)
                Add(authority, schools >= 10 ? 1 : 0.6, settings.FirstOn.AddDays(dice.Between(0, 5)), null);
        }
        return supervisors;

        void Add(DemoAuthority authority, double fte, DateOnly from, DateOnly? to)
        {
            if (from <= settings.AsOf)
                supervisors.Add(new DemoSupervisor($"W{supervisors.Count + 1:00}", authority.LaCode, fte,
                    dice.Chance(0.5) ? "team_manager" : "advanced_practitioner", from, to));
        }
    }

    public static DemoList ListOf(IEnumerable<DemoSupervisor> supervisors)
    {
        var csv = new DemoCsv("supervisor_ref,la_code,fte,grade,started_on,ended_on");
        foreach (var supervisor in supervisors)
            csv.Add(supervisor.Ref, supervisor.LaCode, supervisor.Fte, supervisor.Grade, supervisor.StartedOn, supervisor.EndedOn);
        return csv.As("supervisors.csv");
    }
}
