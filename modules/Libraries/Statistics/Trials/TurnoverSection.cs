namespace Programme.Statistics;

/// <summary>
/// How posts change hands: rates on all tenures as a measure of the service; curves, log-rank and Cox on incumbents alone, since those
/// who came later were not randomised. Person-years are days / 365.25.
/// </summary>
internal static class TurnoverSection
{
    private const double DaysOfYear = 365.25;

    public static void Add(TrialData data, Results results)
    {
        foreach (var group in data.Tenures)
        {
            AddRates(data, group, results);
            var incumbents = group.Tenures.Where(tenure => tenure.Incumbent).OrderBy(tenure => tenure.Id, StringComparer.Ordinal)
                .Select(tenure =>
            {
                var school = data.School(tenure.School);
                return new Spell(tenure.EndDay, tenure.Left, school.Arm, school.Stratum, school.Id);
            }).ToList();
            AddCurves(data, group.Name, incumbents, results);
            AddTests(group.Name, incumbents, results);
        }
    }

    private static void AddRates(TrialData data, TenureGroup group, Results results)
    {
        var id = BurnoutSection.Suffixed("turnover.rates", group.Name);
        RateCount Count(int arm)
        {
            var tenures = group.Tenures.Where(tenure => data.School(tenure.School).Arm == arm).ToList();
            return new RateCount(tenures.Count(tenure => tenure.Left),
                tenures.Sum(tenure => (tenure.EndDay - tenure.StartDay) / DaysOfYear));
        }

        RateCount[] arms = [Count(0), Count(1)];
        if (arms.Any(arm => arm.Exposure <= 0))
        {
            results.Refuse(id, new Reason(ReasonCode.NoDenominator, "An arm has no person-time."));
            return;
        }
        var keys = new List<(string, double?)>();
        for (var arm = 0; arm <= 1; arm++)
        {
            var rate = PoissonExact.Rate(arms[arm].Events, arms[arm].Exposure / 100);
            keys.AddRange([($"events{arm}", arms[arm].Events), ($"person_years{arm}", arms[arm].Exposure), ($"rate_per100{arm}", rate.Rate),
                ($"garwood_lo{arm}", rate.Lower), ($"garwood_hi{arm}", rate.Upper)]);
            results.Add($"{id}.arm{arm}", "per 100 post-years", [("events", arms[arm].Events), ("person_years", arms[arm].Exposure),
                ("rate_per_100", rate.Rate), ("lo", rate.Lower), ("hi", rate.Upper)]);
        }
        results.Add(id, "per 100 post-years", keys);
        AddRatio(BurnoutSection.Suffixed("turnover.rate_ratio", group.Name), RateRatio.Of(arms[1], arms[0]), results);
    }

    private static void AddRatio(string id, Outcome<RateRatioResult> outcome, Results results)
    {
        if (outcome.Value is not { } found)
        {
            results.Refuse(id, outcome.Reason!);
            return;
        }
        results.Add(id, "ratio", ResultKeys.Ratio(found), whenMissing: new Reason(ReasonCode.NoEvents,
            "An arm has no events: only the exact interval exists."));
    }

    private static void AddCurves(TrialData data, string group, List<Spell> incumbents, Results results)
    {
        var (keys, days) = (new List<(string, double?)>(), Quarters(data.MonthsPlanned));
        foreach (var arm in (int[])[0, 1])
        {
            var spells = incumbents.Where(spell => spell.Arm == arm).ToList();
            foreach (var day in spells.Count > 0 ? days : [])
            {
                var (point, at) = (KaplanMeier.At(spells, day), $"_d{day}_arm{arm}");
                keys.AddRange([($"S{at}", point.Survival), ($"se{at}", point.Error), ($"loglog_lo{at}", point.LogLog?.Lower),
                    ($"loglog_hi{at}", point.LogLog?.Upper),
                    ($"log_lo{at}", point.Log?.Lower), ($"log_hi{at}", point.Log?.Upper), ($"nrisk{at}", point.AtRisk)]);
            }
        }
        results.Add(BurnoutSection.Suffixed("turnover.km", group), "share", keys,
            whenMissing: new Reason(ReasonCode.NoEvents, "Nobody left until then (or all did): this interval does not exist."));
    }

    /// <summary>The days at a quarter, a half, three quarters and the day before the end of the trial.</summary>
    private static int[] Quarters(int months) =>
        [.. Enumerable.Range(1, 4).Select(quarter => (int)Math.Round(365.0 * months / 12 * quarter / 4) - (quarter == 4 ? 1 : 0))];

    private static void AddTests(string group, List<Spell> incumbents, Results results)
    {
        var plain = LogRank.Test([.. incumbents.Select(spell => spell with { Stratum = "" })]);
        AddLogRank(BurnoutSection.Suffixed("turnover.logrank", group), plain, test =>
            [("obs0", test.Observed0), ("obs1", test.Observed1), ("exp0", test.Expected0), ("exp1", test.Expected1),
            ("var", test.Variance)], results);
        AddLogRank(BurnoutSection.Suffixed("turnover.logrank_stratified", group), LogRank.Test(incumbents), test =>
            [("obs1", test.Observed1), ("exp1", test.Expected1)], results);
        AddCox(BurnoutSection.Suffixed("turnover.cox.efron", group), incumbents, Ties.Efron, results);
        if (group.Length > 0)
            AddNamedCox($"turnover.cox.{group}", incumbents, results);
        AddCox(BurnoutSection.Suffixed("turnover.cox.breslow", group), incumbents, Ties.Breslow, results);
    }

    private static void AddLogRank(string id, Outcome<LogRankTest> outcome, Func<LogRankTest, IEnumerable<(string, double?)>> more,
        Results results)
    {
        if (outcome.Value is { } test)
            results.Add(id, "events", [("chisq", test.Chisq), ("p", test.P), .. more(test)]);
        else
            results.Refuse(id, outcome.Reason!);
    }

    /// <summary>The model that the plan names: Efron's ties, errors robust by school.</summary>
    private static void AddNamedCox(string id, List<Spell> spells, Results results)
    {
        if (CoxRegression.Fit(spells, Ties.Efron).Value is not { } fit)
            return;
        results.Add(id, "log hazard ratio", [("hr", Math.Exp(fit.LogHazardRatio)), ("log_hr", fit.LogHazardRatio),
            ("se_robust", CoxRegression.RobustError(spells, fit))]);
    }

    private static void AddCox(string id, List<Spell> spells, Ties ties, Results results)
    {
        var outcome = CoxRegression.Fit(spells, ties);
        if (outcome.Value is not { } fit)
        {
            if (ties == Ties.Efron && outcome.Reason!.Code == ReasonCode.NoEvents && spells.Any(spell => spell.Event))
                results.Add(id, "1", [("monotone_likelihood", 1)], outcome.Reason);
            else
                results.Refuse(id, outcome.Reason!);
            return;
        }
        var half = Tails.NormalQuantile() * fit.Error;
        results.Add(id, "log hazard ratio",
        [
            ("log_hr", fit.LogHazardRatio), ("se", fit.Error), ("hr", Math.Exp(fit.LogHazardRatio)),
            ("hr_lo", Math.Exp(fit.LogHazardRatio - half)),
            ("hr_hi", Math.Exp(fit.LogHazardRatio + half)), ("p_wald", Tails.NormalTwoSided(fit.LogHazardRatio / fit.Error)),
            ("loglik", fit.LogLikelihood),
            .. ties == Ties.Efron ? (IEnumerable<(string, double?)>)[("se_robust", CoxRegression.RobustError(spells, fit))] : [],
        ]);
    }
}
