namespace Programme.Host;

/// <summary>agreements.csv: what schools signed in the summer before the trial, and their baselines.</summary>
internal static class DemoAgreements
{
    public static DemoList ListOf(DemoSettings settings, IEnumerable<DemoSchool> schools, DemoDice dice)
    {
        var csv = new DemoCsv("urn,kind,signed_on");
        var summer = new DateOnly(settings.FirstOn.Year, 6, 1);
        foreach (var school in schools.Where(school => school.Eligible))
        {
            var informed = summer.AddDays(dice.Between(0, 30));
            csv.Add(school.Urn, "information_sheet", informed);
            if (school.OptsOut)
                csv.Add(school.Urn, "opt_out", informed.AddDays(dice.Between(1, 20)));
            else if (dice.Chance(0.96))
                csv.Add(school.Urn, "mou", informed.AddDays(dice.Between(1, 30)));
        }
        return csv.As("agreements.csv");
    }

    /// <summary>baselines.csv: when the schools that take part completed their baseline, in the weeks before the trial.</summary>
    public static DemoList BaselinesOf(DemoSettings settings, IEnumerable<DemoSchool> schools, DemoDice dice)
    {
        var csv = new DemoCsv("urn,completed_on");
        foreach (var school in schools.Where(school => school.Eligible && !school.OptsOut))
            csv.Add(school.Urn, settings.FirstOn.AddDays(-dice.Between(1, 40)));
        return csv.As("baselines.csv");
    }
}
