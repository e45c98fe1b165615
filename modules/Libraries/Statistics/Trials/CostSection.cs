namespace Programme.Statistics;

/// <summary>Cost a school and pupil; cost and effect together, effect = contacts with no further action averted. In pounds of the trial
/// year.</summary>
internal static class CostSection
{
    public static void Add(TrialData data, AnalysisOptions options, Results results)
    {
        if (data.Schools.Where(school => school.Costs is null).Select(school => school.Id).ToList() is { Count: > 0 } without)
        {
            results.Refuse("cost.per_pupil", new Reason(ReasonCode.NoData, "A school without costs is not one that cost nothing", without));
            return;
        }
        AddPerPupil([.. data.Schools.Where(school => school.Arm == 1)], results);
        var rows = new CostEffectRows(data.Schools.Select(school => new CostedSchool(school.Id, school.Stratum, school.Arm,
            school.Costs!.All, school.Contacts, school.MonthsReported > 0 ? school.Nfa : null, school.BaselineContacts)));
        if (rows.Rows.Count > 0)
            AddIncrements(rows, options, results);
        if (data.BootstrapRows is { } draws)
            BootstrapSection.Add(data.Schools, draws, results);
    }

    private static void AddPerPupil(List<TrialSchool> treated, Results results)
    {
        var (total, pupils) = (treated.Sum(school => school.Costs!.Intervention), treated.Sum(school => school.Pupils));
        if (treated.Count == 0 || treated.Where(school => school.Pupils <= 0).Select(school => school.Id).ToList() is { Count: > 0 })
        {
            results.Refuse("cost.per_pupil", new Reason(ReasonCode.NoDenominator,
                "Costs per pupil need the number of pupils of every supervised school",
                [.. treated.Where(school => school.Pupils <= 0).Select(school => school.Id)]));
            return;
        }
        var three = treated.Sum(school => school.Costs!.Setup + 3 * (school.Costs.Recurring + school.Costs.SchoolTime));
        results.Add("cost.per_pupil", "GBP",
            [("total", total), ("per_school", total / treated.Count), ("per_pupil_year1", total / pupils),
            ("eef_3yr_per_pupil_per_year", three / (3 * pupils))]);
    }

    private static void AddIncrements(CostEffectRows rows, AnalysisOptions options, Results results)
    {
        var outcome = rows.Increments();
        if (outcome.Value is { } found)
            AddRatio(rows.Rows, found, results);
        else
            results.Refuse("cea.icer", outcome.Reason!);
        foreach (var lambda in options.BenefitGrid)
        {
            var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"cea.nmb.{lambda}");
            var at = rows.At(lambda);
            if (at.Value is { } benefit)
                results.Add(id, "GBP a school", [("inb", benefit.Benefit), ("se_classical", benefit.ClassicalError),
                    ("se_HC2", benefit.RobustError), ("prob_ce", benefit.Probability)]);
            else
                results.Refuse(id, at.Reason!);
        }
    }

    private static void AddRatio(IReadOnlyList<CostedSchool> rows, CostAndEffect found, Results results)
    {
        var set = found.Fieller;
        double? Mean(int arm, Func<CostedSchool, double> value) =>
            rows.Where(school => school.Arm == arm).Select(value).ToList() is { Count: > 0 } all ? all.Average() : null;
        var warning = set.Bounded is null
            ? new Reason(ReasonCode.FiellerUnbounded,
                "The effect may be zero, so the ratio has no interval and is not to be printed: read the net benefit.") : null;
        results.Add("cea.icer", "GBP",
        [
            ("delta_cost", found.Cost), ("delta_effect", found.Effect), ("icer", found.Cost / found.Effect), ("se_cost", found.CostError),
            ("se_effect", found.EffectError),
            ("cov_ce", found.Covariance), ("fieller_a", set.A), ("fieller_disc", set.Discriminant), ("fieller_lo", set.Lower),
            ("fieller_hi", set.Upper),
            ("raw_cost1", Mean(1, school => school.Cost)), ("raw_cost0", Mean(0, school => school.Cost)),
            ("raw_eff1", Mean(1, school => -school.Nfa!.Value)), ("raw_eff0", Mean(0, school => -school.Nfa!.Value)), ("n", found.Rows),
        ], warning, warning);
    }
}
