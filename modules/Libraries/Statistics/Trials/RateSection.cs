namespace Programme.Statistics;

/// <summary>
/// Counts per 1,000 pupil-years: contacts, contacts with and without further action, and every other outcome. Estimand: ratio of rates,
/// unconditional on contacts, so that fewer and other contacts are told apart. Poisson with errors robust by school; NB2 where it
/// converges.
/// </summary>
internal static class RateSection
{
    public static void Add(TrialData data, AnalysisOptions options, Results results)
    {
        var reporting = data.Ordered.Where(school => school.MonthsReported > 0).ToList();
        var known = reporting.Where(school => school.Pupils > 0).ToList();
        var unknown = reporting.Count == known.Count ? null : new Reason(ReasonCode.NoDenominator,
            "Left out of rates, which need the number of pupils on the trial's first day",
            [.. reporting.Except(known).Select(school => school.Id)]);
        if (unknown is not null && !options.RatesLeaveOutUnknownPupils)
        {
            foreach (var id in (string[])["rate.poisson.contacts", "rate.nb2.contacts", "rate.poisson.nfa", "rate.nb2.nfa",
                "rate.poisson.not_nfa", "rate.raw"])
                results.Refuse(id, unknown with { Words = "Rates need the number of pupils (schools.csv, column pupils)" });
            return;
        }
        var rows = SeveralOfStratum(known);
        if (rows.Count == 0)
        {
            results.Refuse("rate.raw", unknown ?? new Reason(ReasonCode.NoData, "No stratum has two schools that reported."));
            return;
        }
        foreach (var (name, given, count) in Outcomes(rows))
            AddModels(name, given, school => options.RatesAdjustForContacts
                ? count(school) with { Baseline = school.BaselineContacts } : count(school), unknown, results);
        AddRaw(rows, unknown, results);
    }

    /// <summary>Schools whose stratum has another: one alone would be fitted by its own intercept.</summary>
    internal static List<TrialSchool> SeveralOfStratum(IReadOnlyList<TrialSchool> schools)
    {
        var several = schools.GroupBy(school => school.Stratum, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => group.Key).ToHashSet();
        return [.. schools.Where(school => several.Contains(school.Stratum))];
    }

    private static IEnumerable<(string Name, List<TrialSchool> Rows, Func<TrialSchool, OtherCount> Count)> Outcomes(
        List<TrialSchool> rows)
    {
        yield return ("contacts", rows, school => new(school.Contacts!.Value, school.BaselineContacts, school.MonthsReported));
        yield return ("nfa", rows, school => new(school.Nfa!.Value, school.BaselineNfa, school.MonthsReported));
        yield return ("not_nfa", rows, school => new(school.Contacts!.Value - school.Nfa!.Value,
            school.BaselineContacts - school.BaselineNfa, school.MonthsReported));
        foreach (var name in rows.SelectMany(school => school.OtherCounts.Keys).Distinct().Order(StringComparer.Ordinal))
            yield return (name, SeveralOfStratum([.. rows.Where(school => school.OtherCounts.ContainsKey(name))]),
                school => school.OtherCounts[name]);
    }

    private static void AddModels(string name, List<TrialSchool> all, Func<TrialSchool, OtherCount> count, Reason? unknown,
        Results results)
    {
        var without = all.GroupBy(school => school.Stratum, StringComparer.Ordinal)
            .Where(stratum => stratum.Sum(school => count(school).Trial) <= 0)
            .Select(stratum => stratum.Key).ToHashSet();
        var rows = all.Where(school => !without.Contains(school.Stratum)).ToList();
        if (rows.Count == 0)
        {
            results.Refuse($"rate.poisson.{name}", new Reason(ReasonCode.NoEvents, "No event in any stratum."));
            return;
        }
        var note = without.Count == 0 ? unknown
            : new Reason(ReasonCode.NoEvents, "Strata without an event are left out; they say nothing about the arm",
                [.. without.Order(StringComparer.Ordinal)]);
        var design = Design.ByStratum([.. rows.Select(school => school.Stratum)], SchoolModel.Arms(rows),
            [.. rows.Select(school => Math.Log((count(school).Baseline + 0.5) / school.Pupils * 1000))]);
        double[] counts = [.. rows.Select(school => count(school).Trial)],
            offset = [.. rows.Select(school => Math.Log(school.PupilYearsOf(count(school).Months)))];
        AddPoisson($"rate.poisson.{name}", design, counts, offset, note, results);
        AddNegativeBinomial($"rate.nb2.{name}", design, counts, offset, note, results);
    }

    private static void AddPoisson(string id, Design design, double[] counts, double[] offset, Reason? note, Results results)
    {
        var outcome = PoissonRegression.Fit(design, counts, offset);
        if (outcome.Value is not { } fit || fit.Working.Aliased(0))
        {
            results.Refuse(id, outcome.Reason ?? new Reason(ReasonCode.StratumOneArm, "No stratum has schools of both arms."));
            return;
        }
        var (ratio, hc0, df) = (fit.Working.Coefficient(0), HeteroscedasticErrors.Of(fit.Working, 0, HcType.Hc0), fit.Working.ResidualDf);
        var hc1 = ClusterErrors.Cr1(hc0, counts.Length);
        var half = Tails.NormalQuantile() * hc1;
        results.Add(id, "log rate ratio",
        [
            ("log_rr", ratio), ("rate_ratio", Math.Exp(ratio)), ("se_model", fit.ModelError(0)), ("se_HC0", hc0), ("se_HC1_stata", hc1),
            ("rr_lo", Math.Exp(ratio - half)), ("rr_hi", Math.Exp(ratio + half)),
            ("pearson_phi", df > 0 ? PoissonRegression.Pearson(fit.Eta, counts) / df : null),
            ("deviance", PoissonRegression.Deviance(fit.Eta, counts)), ("n", counts.Length),
            ("coef_log_baseline", fit.Working.Aliased(1) ? null : fit.Working.Coefficient(1)),
        ], note);
    }

    private static void AddNegativeBinomial(string id, Design design, double[] counts, double[] offset, Reason? note, Results results)
    {
        var outcome = NegativeBinomial.Fit(design, counts, offset);
        if (outcome.Value is not { } fit)
        {
            results.Add(id, "1", [("theta_diverges", outcome.Reason!.Code == ReasonCode.NotConverged ? 1 : null)], outcome.Reason,
                outcome.Reason);
            results.Add(id, "log rate ratio", [("log_rr", null)], whenMissing: outcome.Reason);
            return;
        }
        if (fit.Glm.Working.Aliased(0))
        {
            results.Refuse(id, new Reason(ReasonCode.StratumOneArm, "No stratum has schools of both arms."));
            return;
        }
        var (ratio, error) = (fit.Glm.Working.Coefficient(0), fit.Glm.ModelError(0));
        var half = Tails.NormalQuantile() * error;
        results.Add(id, "log rate ratio",
        [
            ("log_rr", ratio), ("rate_ratio", Math.Exp(ratio)), ("se_model", error),
            ("se_observed_information", NegativeBinomial.ObservedError(fit, design, counts, 0)),
            ("se_HC0", HeteroscedasticErrors.Of(fit.Glm.Working, 0, HcType.Hc0)), ("theta", fit.Theta), ("se_theta", fit.ThetaError),
            ("alpha", 1 / fit.Theta),
            ("loglik", fit.LogLikelihood), ("rr_lo", Math.Exp(ratio - half)), ("rr_hi", Math.Exp(ratio + half)),
            ("p", Tails.NormalTwoSided(ratio / error)),
            ("coef_log_baseline", fit.Glm.Working.Aliased(1) ? null : fit.Glm.Working.Coefficient(1)), ("n", counts.Length),
        ], note);
    }

    private static void AddRaw(List<TrialSchool> rows, Reason? unknown, Results results)
    {
        double Sum(int arm, Func<TrialSchool, double> value) => rows.Where(school => school.Arm == arm).Sum(value);
        double? Rate(int arm, Func<TrialSchool, double> value) =>
            Sum(arm, school => school.PupilYears) is > 0 and var years ? Sum(arm, value) / years : null;
        results.Add("rate.raw", "per 1,000 pupil-years",
        [
            ("contacts_rate0", Rate(0, school => school.Contacts!.Value)), ("contacts_rate1", Rate(1, school => school.Contacts!.Value)),
            ("nfa_rate0", Rate(0, school => school.Nfa!.Value)), ("nfa_rate1", Rate(1, school => school.Nfa!.Value)),
            ("pupil_years_k0", Sum(0, school => school.PupilYears)), ("pupil_years_k1", Sum(1, school => school.PupilYears)),
        ], unknown, whenMissing: new Reason(ReasonCode.NoDenominator, "An arm has no pupil-years."));
    }
}
