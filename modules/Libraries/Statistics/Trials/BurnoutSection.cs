namespace Programme.Statistics;

/// <summary>
/// Each survey scale apart: follow-up on arm, strata and baseline, persons clustered in schools. Estimand: difference of mean follow-up
/// among those who answered both times. Unit: points of the scale. Effect size: g = J × difference / pooled unadjusted deviation of
/// follow-up.
/// </summary>
internal static class BurnoutSection
{
    public static void Add(TrialData data, Results results)
    {
        foreach (var scale in data.Scales)
        {
            var persons = scale.Persons.OrderBy(person => person.Id, StringComparer.Ordinal)
                .Select(person => (person, data.School(person.School))).ToList();
            var complete = Complete(persons);
            AddAncova(Suffixed("burnout.ancova", scale.Name), complete, results);
            AddRaw(Suffixed("burnout.hedges_g_raw", scale.Name), persons, results);
            AttritionSection.Add(scale.Name, persons, complete, results);
        }
    }

    public static string Suffixed(string id, string name) => name.Length == 0 ? id : $"{id}.{name}";

    /// <summary>Follow-up on arm and baseline within strata.</summary>
    internal static LeastSquaresFit Ancova(IReadOnlyList<(TrialPerson Person, TrialSchool School)> rows, Func<TrialPerson, double> followUp,
        double[]? weights = null) =>
        LeastSquares.Fit(DesignOf(rows), [.. rows.Select(row => followUp(row.Person))], weights);

    internal static Design DesignOf(IReadOnlyList<(TrialPerson Person, TrialSchool School)> rows) => Design.ByStratum(
        [.. rows.Select(row => row.School.Stratum)], [.. rows.Select(row => (double)row.School.Arm)],
        [.. rows.Select(row => row.Person.Baseline!.Value)]);

    /// <summary>Those with both answers, in strata with two of them.</summary>
    private static List<(TrialPerson Person, TrialSchool School)> Complete(List<(TrialPerson Person, TrialSchool School)> persons)
    {
        var both = persons.Where(row => row.Person.Baseline is not null && row.Person.FollowUp is not null).ToList();
        var several = both.GroupBy(row => row.School.Stratum, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet();
        return [.. both.Where(row => several.Contains(row.School.Stratum))];
    }

    private static void AddAncova(string id, List<(TrialPerson Person, TrialSchool School)> rows, Results results)
    {
        if (rows.Count == 0)
        {
            results.Refuse(id, new Reason(ReasonCode.NoData, "Nobody answered both times in a stratum with others who did."));
            return;
        }
        var fit = Ancova(rows, person => person.FollowUp!.Value);
        var clusters = rows.Select(row => row.School.Id).ToList();
        var outcome = fit.Aliased(0) || fit.ResidualDf <= 0
            ? new(new Reason(ReasonCode.StratumOneArm, "No stratum has answers of both arms, or none to spare."))
            : ClusterErrors.Cr2(fit, 0, clusters);
        if (outcome.Value is { } error)
            results.Add(id, "points", [.. Keys(fit, clusters, error), .. Effect(fit, rows, error)]);
        else
            results.Refuse(id, outcome.Reason!);
    }

    private static IEnumerable<(string, double?)> Keys(LeastSquaresFit fit, List<string> clusters, ErrorWithDf error)
    {
        var (estimate, count) = (fit.Coefficient(0), clusters.Distinct().Count());
        var (cr0, half, spared) = (ClusterErrors.Cr0(fit, 0, clusters), Tails.StudentQuantile(error.Df) * error.Error,
            fit.LeverageOneRows().Length == 0);
        var p = Tails.StudentTwoSided(estimate / error.Error, error.Df);
        return
        [
            ("estimate", estimate), ("se_classical", fit.ClassicalError(0)),
            ("se_HC2", spared ? HeteroscedasticErrors.Of(fit, 0, HcType.Hc2) : null),
            ("se_HC3", spared ? HeteroscedasticErrors.Of(fit, 0, HcType.Hc3) : null),
            ("se_CR0", cr0), ("se_CR1S", ClusterErrors.Cr1S(fit, cr0, count)), ("se_CR2", error.Error), ("df_satt", error.Df),
            ("p_CR2_satt", p), ("ci_lo_CR2", estimate - half), ("ci_hi_CR2", estimate + half), ("p", p), ("ci_lo", estimate - half),
            ("ci_hi", estimate + half),
            ("coef_baseline", fit.Aliased(1) ? null : fit.Coefficient(1)), ("n", fit.Rows), ("clusters", count),
            ("df_residual", fit.ResidualDf),
            ("rmse", Math.Sqrt(fit.Variance)), ("r_squared", fit.RSquared),
        ];
    }

    private static IEnumerable<(string, double?)> Effect(LeastSquaresFit fit, List<(TrialPerson Person, TrialSchool School)> rows,
        ErrorWithDf error)
    {
        double[] Scores(int arm) => [.. rows.Where(row => row.School.Arm == arm).Select(row => row.Person.FollowUp!.Value)];
        var pooled = Summaries.PooledDeviation(Scores(1), Scores(0));
        var scale = pooled > 0 ? HedgesG.ApproximateJ(fit.Rows - 2) / pooled : null;
        var (estimate, half) = (fit.Coefficient(0), Tails.StudentQuantile(error.Df) * error.Error);
        return
        [
            ("sd_pooled_unadjusted", pooled), ("sd_pooled", pooled), ("g_adjusted", scale * estimate), ("g", scale * estimate),
            ("g_ci_lo", scale * (estimate - half)), ("g_ci_hi", scale * (estimate + half)),
        ];
    }

    private static void AddRaw(string id, List<(TrialPerson Person, TrialSchool School)> persons, Results results)
    {
        (double Mean, double Deviation, int Count) Moments(int arm)
        {
            double[] scores = [.. persons.Where(row => row.School.Arm == arm && row.Person.FollowUp is not null)
                .Select(row => row.Person.FollowUp!.Value)];
            return scores.Length == 0 ? default : (scores.Average(), Summaries.Deviation(scores) ?? 0, scores.Length);
        }

        var (first, second) = (Moments(1), Moments(0));
        var outcome = HedgesG.Of(first, second);
        if (outcome.Value is { } found)
            results.Add(id, "standard deviations", ResultKeys.Effect(first, second, found));
        else
            results.Refuse(id, outcome.Reason!);
    }
}
