namespace Programme.Statistics;

/// <summary>Covariates and baseline outcomes by arm, as standardised differences without tests.</summary>
internal static class BalanceSection
{
    public static void Add(TrialData data, Results results)
    {
        Measured("balance.pupils", data, school => school.Pupils, results);
        Measured("balance.fsm_pct", data, school => school.FreeMealsPercent, results);
        Measured("balance.baseline_contacts", data, school => school.BaselineContacts, results);
        Measured("balance.x_base", data, school => school.BaselineContacts > 0 ? school.BaselineShare : null, results);
        foreach (var scale in data.Scales)
        {
            double[] Scores(int arm) => [.. scale.Persons.Where(person =>
                person.Baseline is not null && data.School(person.School).Arm == arm)
                .Select(person => person.Baseline!.Value)];
            Add(BurnoutSection.Suffixed("balance.burnout_baseline", scale.Name), Balance.Measured(Scores(1), Scores(0)), results);
        }
        AddMissing(data, results);
    }

    private static void Measured(string id, TrialData data, Func<TrialSchool, double?> value, Results results)
    {
        double[] Values(int arm) => [.. data.Schools.Where(school => school.Arm == arm).Select(value).OfType<double>()];
        Add(id, Balance.Measured(Values(1), Values(0)), results);
    }

    private static void Add(string id, Outcome<CovariateBalance> outcome, Results results)
    {
        if (outcome.Value is not { } found)
        {
            results.Refuse(id, outcome.Reason!);
            return;
        }
        results.Add(id, "1",
        [
            ("n1", found.Count1), ("n0", found.Count0), ("mean1", found.Mean1), ("mean0", found.Mean0), ("sd1", found.Deviation1),
            ("sd0", found.Deviation0),
            ("smd", found.Difference), ("var_ratio", found.VarianceRatio),
        ]);
    }

    private static void AddMissing(TrialData data, Results results)
    {
        double? Share(int arm) => data.Schools.Where(school => school.Arm == arm).Select(school => school.BaselineMissing).ToList()
            is { Count: > 0 } all ? all.Average() : null;
        if (Share(1) is not { } first || Share(0) is not { } second)
        {
            results.Refuse("balance.x_miss", new Reason(ReasonCode.NoData, "An arm has no school."));
            return;
        }
        results.Add("balance.x_miss", "share", [("p1", first), ("p0", second)]);
        if (first is > 0 and < 1 || second is > 0 and < 1)
            results.Add("balance.x_miss", "standard deviations", [("smd", Balance.Shares(first, second))]);
    }
}
