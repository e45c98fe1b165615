namespace Programme.Statistics;

/// <summary>
/// The share as log odds, schools as clusters, with the difference of shares standardised over the analysed contacts (g-computation).
/// Estimand: the conditional log odds ratio; and the marginal difference. An authority in which every contact ended alike adds nothing to
/// the arm's estimate and is left out, named; where the arm itself is separated there is no estimate but Firth's.
/// </summary>
internal static class LogitSection
{
    public const string Id = "itt.logit.cluster";

    public static void Add(TrialData data, Results results)
    {
        var schools = data.Analysed;
        if (schools.Count == 0)
            return;
        var separated = schools.GroupBy(school => school.Stratum, StringComparer.Ordinal)
            .Where(stratum => stratum.Sum(school => school.Nfa) is var nfa && (nfa == 0 || nfa == stratum.Sum(school => school.Contacts)))
            .Select(stratum => stratum.Key).Order(StringComparer.Ordinal).ToList();
        var alone = SchoolModel.Of(schools, baseline: true, PrimarySection.Contacts).LeftOut;
        var rows = schools.Where(school => !separated.Contains(school.Stratum) && !alone.Contains(school.Id)).ToList();
        var note = separated.Count == 0 ? null : new Reason(
            ReasonCode.Separated,
                "Strata in which all or no contacts ended with no further action; the arm's estimate is the same without them", separated);
        AddModel(Id, rows, baseline: true, note, results);
        AddModel($"{Id}.no_baseline", rows, baseline: false, note, results);
        if (separated.Count > 0)
            AddFirth("itt.logit.firth_all_las", schools, results);
        else if (results[Id, "log_odds"] is null)
            AddFirth("itt.logit.firth", schools, results);
    }

    private static void AddModel(string id, List<TrialSchool> rows, bool baseline, Reason? note, Results results)
    {
        if (rows.Count == 0)
        {
            results.Refuse(id, note ?? new Reason(ReasonCode.NoData, "No school is left."));
            return;
        }
        var (design, nfa, contacts) = (SchoolModel.DesignOf(rows, baseline), Of(rows, school => school.Nfa),
            Of(rows, school => school.Contacts));
        var outcome = Logistic.Fit(design, nfa, contacts);
        if (outcome.Value is not { } fit)
        {
            results.Refuse(id, outcome.Reason! with { Rows = [.. OneKind(rows)] });
            return;
        }
        if (fit.Working.Aliased(0) || fit.Working.ResidualDf <= 0)
        {
            results.Refuse(id, new Reason(ReasonCode.StratumOneArm, "No stratum has schools of both arms, or none to spare."));
            return;
        }
        results.Add(id, "log odds", [.. Keys(fit, nfa, contacts), .. Standardised(fit, contacts), ("schools", rows.Count),
            ("K", fit.Working.Rank)], note);
        if (baseline)
            results.Add(id, "log odds", [("coef_x_base", fit.Working.Aliased(1) ? null : fit.Working.Coefficient(1))], note);
    }

    /// <summary>Arms in which all or no contacts ended with no further action.</summary>
    private static IEnumerable<string> OneKind(List<TrialSchool> rows) => rows.GroupBy(school => school.Arm).OrderBy(arm => arm.Key)
        .Where(arm => arm.Sum(school => school.Nfa) is var nfa && (nfa == 0 || nfa == arm.Sum(school => school.Contacts)))
        .Select(arm => $"arm {arm.Key}");

    private static IEnumerable<(string, double?)> Keys(GlmFit fit, double[] nfa, double[] contacts)
    {
        var (working, logOdds, schools) = (fit.Working, fit.Working.Coefficient(0), fit.Working.Rows);
        var cr0 = HeteroscedasticErrors.Of(working, 0, HcType.Hc0);
        var cr1 = ClusterErrors.Cr1(cr0, schools);
        var cr2 = working.LeverageOneRows().Length > 0 ? null : ClusterErrors.Cr2(working, 0).Value;
        var (half, dispersion) = (Tails.NormalQuantile() * cr1, Logistic.Pearson(fit.Eta, nfa, contacts) / working.ResidualDf);
        return
        [
            ("log_odds", logOdds), ("odds_ratio", Math.Exp(logOdds)), ("se_model", fit.ModelError(0)), ("se_CR0", cr0), ("se_CR1", cr1),
            ("se_CR1_nk", cr0 * Math.Sqrt((double)schools / working.ResidualDf)), ("se_CR2", cr2?.Error), ("df_satt_CR2", cr2?.Df),
            ("z_CR1", logOdds / cr1), ("p_CR1", Tails.NormalTwoSided(logOdds / cr1)),
            ("or_lo_CR1", Math.Exp(logOdds - half)), ("or_hi_CR1", Math.Exp(logOdds + half)),
            ("p_CR2_satt", cr2 is null ? null : Tails.StudentTwoSided(logOdds / cr2.Error, cr2.Df)),
            ("deviance", Logistic.Deviance(fit.Eta, nfa, contacts)), ("df_residual", working.ResidualDf), ("pearson_phi", dispersion),
            ("se_quasibinomial", fit.ModelError(0) * Math.Sqrt(dispersion)),
        ];
    }

    /// <summary>Shares if every school were in one arm, contacts as weights; delta-method error on CR1.</summary>
    private static IEnumerable<(string, double?)> Standardised(GlmFit fit, double[] contacts)
    {
        var (working, total) = (fit.Working, contacts.Sum());
        var (arm, strata) = (working.Design.Columns[0], working.Design.Strata!);
        var (byColumn, byStratum) = (new double[working.Design.Columns.Count], new double[working.Design.Levels]);
        var (share1, share0) = (0.0, 0.0);
        for (var row = 0; row < contacts.Length; row++)
        {
            var (weight, without) = (contacts[row] / total, fit.Eta[row] - working.Coefficient(0) * arm[row]);
            var (p1, p0) = (Logistic.Probability(without + working.Coefficient(0)), Logistic.Probability(without));
            (share1, share0) = (share1 + weight * p1, share0 + weight * p0);
            var (slope1, slope0) = (weight * p1 * (1 - p1), weight * p0 * (1 - p0));
            byStratum[strata[row]] += slope1 - slope0;
            byColumn[0] += slope1;
            for (var column = 1; column < byColumn.Length; column++)
                byColumn[column] += working.Design.Columns[column][row] * (slope1 - slope0);
        }
        var influence = working.Influence(byColumn, byStratum);
        var error = Math.Sqrt(HeteroscedasticErrors.Meat(working, influence, influence, HcType.Hc0));
        return
        [
            ("std_p1", share1), ("std_p0", share0), ("std_rd", share1 - share0),
            ("std_rd_se_delta_CR1", ClusterErrors.Cr1(error, working.Rows)), ("std_rr", share1 / share0),
        ];
    }

    private static void AddFirth(string id, IReadOnlyList<TrialSchool> schools, Results results)
    {
        var outcome = Logistic.FitFirth(SchoolModel.DesignOf(schools, true), Of(schools, school => school.Nfa),
            Of(schools, school => school.Contacts));
        if (outcome.Value is { } fit && !fit.Working.Aliased(0))
            results.Add(id, "log odds", [("log_odds", fit.Working.Coefficient(0)), ("se_model", fit.ModelError(0))]);
        else
            results.Refuse(id, outcome.Reason ?? new Reason(ReasonCode.StratumOneArm, "No stratum has schools of both arms."));
    }

    private static double[] Of(IReadOnlyList<TrialSchool> rows, Func<TrialSchool, double?> value) =>
        [.. rows.Select(school => value(school)!.Value)];
}
