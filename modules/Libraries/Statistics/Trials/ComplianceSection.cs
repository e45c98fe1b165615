namespace Programme.Statistics;

/// <summary>The effect on those whom the allocation made take part (CACE), by compliance and by sessions; weighted by contacts and
/// not.</summary>
internal static class ComplianceSection
{
    private const double FirmF = 10;

    public static void Add(TrialData data, AnalysisOptions options, Results results)
    {
        double Complied(TrialSchool school) => school.SessionsAttended >= options.CompliantSessions ? 1 : 0;
        if (data.Analysed.Count > 0)
        {
            AddModels(data, "cace.binary", Complied, options, results);
            AddModels(data, "cace.dose", school => school.SessionsAttended, options, results);
        }
        double? Mean(int arm, Func<TrialSchool, double> value) =>
            data.Schools.Where(school => school.Arm == arm).ToList() is { Count: > 0 } schools ? schools.Average(value) : null;
        results.Add("cace.compliance", "1",
        [
            ("compliers1", Mean(1, Complied)), ("compliers0", Mean(0, Complied)),
            ("sessions_mean1", Mean(1, school => school.SessionsAttended)), ("sessions_mean0", Mean(0, school => school.SessionsAttended)),
        ], whenMissing: new Reason(ReasonCode.NoData, "An arm has no school."));
    }

    private static void AddModels(TrialData data, string id, Func<TrialSchool, double> treatment, AnalysisOptions options, Results results)
    {
        // Both weightings leave out the schools that the primary model leaves out.
        var primary = SchoolModel.Of(data.Analysed, baseline: true, PrimarySection.Contacts);
        foreach (var (suffix, weights) in new (string, double[]?)[] { ("", [.. primary.Rows.Select(PrimarySection.Contacts)]),
            (".unweighted", null) })
            AddModel(id + suffix, primary, [.. primary.Rows.Select(treatment)], weights, options, results);
    }

    private static void AddModel(string id, SchoolModel model, double[] received, double[]? weights, AnalysisOptions options,
        Results results)
    {
        double[] y = [.. model.Rows.Select(school => school.Share)];
        var design = SchoolModel.DesignOf(model.Rows, true);
        var outcome = model.Obstacle is { } reason ? new(reason) : TwoStageLeastSquares.Fit(design, 1, received, y, weights);
        if (outcome.Value is not { } fit)
        {
            results.Refuse(id, outcome.Reason!);
            return;
        }
        var reduced = LeastSquares.Fit(design, y, weights);
        double? robust = fit.First.LeverageOneRows().Length == 0 ? F(fit.First, HeteroscedasticErrors.Of(fit.First, 0, HcType.Hc2)) : null;
        var weak = robust < FirmF ? new Reason(ReasonCode.WeakInstrument,
            $"The first stage has F below {FirmF:0}, so there is no plain interval; read {id}.anderson_rubin") : null;
        var (keys, hidden) = (Keys(fit, reduced).ToList(), weak is not null && !options.PlainIntervalOfWeak);
        results.Add(id, "share per unit of treatment", [.. keys.Where(key => !hidden || !IsInterval(key.Key)),
            ("first_stage_F_HC2", robust), .. Compliers(model, received)], weak ?? model.Warning);
        if (hidden)
            results.Add(id, "share per unit of treatment", keys.Where(key => IsInterval(key.Key)).Select(key => (key.Key, (double?)null)),
                whenMissing: weak);
        AddSet($"{id}.anderson_rubin", reduced, fit.First, results);
    }

    private static bool IsInterval(string key) => key.StartsWith("ci_", StringComparison.Ordinal);

    private static IEnumerable<(string, double?)> Compliers(SchoolModel model, double[] received) =>
        [("compliers_arm1", Sum(model, received, 1)), ("compliers_arm0", Sum(model, received, 0))];

    private static double Sum(SchoolModel model, double[] received, int arm) =>
        model.Rows.Select((school, row) => school.Arm == arm ? received[row] : 0).Sum();

    private static IEnumerable<(string Key, double? Value)> Keys(InstrumentFit fit, LeastSquaresFit reduced)
    {
        var (first, classical) = (fit.First, fit.First.ClassicalError(0));
        var (error, hc1) = (HeteroscedasticErrors.Of(first, 0, HcType.Hc1), fit.RobustError(HcType.Hc1));
        var half = Tails.NormalQuantile() * hc1;
        return
        [
            ("cace", fit.Effect), ("se_classical", fit.ClassicalError), ("se_HC0", fit.RobustError(HcType.Hc0)), ("se_HC1", hc1),
            ("se_HC2", fit.Second.LeverageOneRows().Length > 0 ? null : fit.RobustError(HcType.Hc2)),
            ("ci_lo_HC1_normal", fit.Effect - half), ("ci_hi_HC1_normal", fit.Effect + half),
            ("first_stage", first.Coefficient(0)), ("first_stage_se_classical", classical), ("first_stage_se_HC1", error),
            ("first_stage_F_classical", F(first, classical)), ("first_stage_F_HC1", F(first, error)),
            ("reduced_form", reduced.Coefficient(0)), ("wald_ratio", reduced.Coefficient(0) / first.Coefficient(0)),
            ("partial_corr_instrument", PartialCorrelation(first)), ("n", first.Rows), ("k", fit.Second.Rank),
        ];
    }

    /// <summary>Without a bound when the arm alone decides the treatment: what is left then is rounding.</summary>
    private static double F(LeastSquaresFit first, double error) =>
        first.ResidualSum <= 1e-20 * Explained(first) ? double.PositiveInfinity : Math.Pow(first.Coefficient(0) / error, 2);

    private static double Explained(LeastSquaresFit first) => Math.Pow(first.Coefficient(0), 2) / first.InverseCross(0);

    /// <summary>Of arm and treatment, both less what the covariates explain: from the share of the rest that the arm explains.</summary>
    private static double PartialCorrelation(LeastSquaresFit first)
    {
        var explained = Explained(first);
        return Math.Sign(first.Coefficient(0)) * Math.Sqrt(explained / (explained + first.ResidualSum));
    }

    private static void AddSet(string id, LeastSquaresFit reduced, LeastSquaresFit first, Results results)
    {
        var outcome = reduced.LeverageOneRows().Length > 0
            ? new(new Reason(ReasonCode.LeverageOne, "A school alone decides a coefficient."))
            : AndersonRubin.Set(reduced, first);
        if (outcome.Value is not { } set)
        {
            results.Refuse(id, outcome.Reason!);
            return;
        }
        var open = set.Shape switch
        {
            SetShape.Interval => null,
            SetShape.TwoHalfLines => new Reason(ReasonCode.WeakInstrument,
                "The set is all values up to the lower end and from the upper end on."),
            _ => new Reason(ReasonCode.WeakInstrument, "No value is rejected: the set is the whole line."),
        };
        results.Add(id, "share per unit of treatment", [("shape", (int)set.Shape), ("lo", set.Lower), ("hi", set.Upper)], open, open);
    }
}
