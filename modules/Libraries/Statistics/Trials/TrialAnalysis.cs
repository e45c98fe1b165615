namespace Programme.Statistics;

/// <summary>
/// Every pre-specified method on one dataset: the engine of the reference verb and of the locked analysis alike. The same data, options
/// and program give the same results, whatever the order of rows.
/// </summary>
public static class TrialAnalysis
{
    /// <summary>Methods that this program does not have, with the reason.</summary>
    public static IReadOnlyList<(string Id, Reason Reason)> NotImplemented { get; } =
    [
        ("itt.glmm.agq1", new Reason(ReasonCode.NotImplemented,
        "Mixed models are left out: the primary model needs none and cannot fail to converge.")),
        ("itt.glmm.agq25", new Reason(ReasonCode.NotImplemented,
        "Mixed models are left out: the primary model needs none and cannot fail to converge.")),
        ("burnout.lmm", new Reason(ReasonCode.NotImplemented,
        "Mixed models are left out: CR2 by school answers the same question without a distribution of effects.")),
    ];

    /// <summary>Runs all methods.</summary>
    /// <param name="data">The dataset.</param>
    /// <param name="options">What the plan fixes.</param>
    /// <param name="progress">Told the name of each part before it starts; null for silence.</param>
    /// <param name="cancel">Ends between parts.</param>
    /// <returns>Results in the order of the parts; a method without a value has a coded reason.</returns>
    public static IReadOnlyList<AnalysisResult> Run(
        TrialData data, AnalysisOptions? options = null, Action<string>? progress = null, CancellationToken cancel = default)
    {
        var (plan, results) = (options ?? new AnalysisOptions(), new Results());
        (string Name, Action Add)[] parts =
        [
            ("participant flow and raw shares", () => FlowSection.Add(data, results)),
            ("primary model and its sensitivity", () => PrimarySection.Add(data, results)),
            ("school-months", () => MonthSection.Add(data, results)),
            ("logit", () => LogitSection.Add(data, results)),
            ("intraclass correlation", () => CorrelationSection.Add(data, results)),
            ("rates", () => RateSection.Add(data, plan, results)),
            ("those who took part", () => ComplianceSection.Add(data, plan, results)),
            ("randomisation test", () => RandomisationSection.Add(data, plan, results)),
            ("survey scores", () => BurnoutSection.Add(data, results)),
            ("turnover", () => TurnoverSection.Add(data, results)),
            ("balance", () => BalanceSection.Add(data, results)),
            ("charts", () => ChartSection.Add(data, results)),
            ("costs", () => CostSection.Add(data, plan, results)),
            ("effect sizes and multiplicity", () => ClosingSection.Add(data, results)),
            ("what has no result", () => NamedMethods.RefuseAbsent(data, results)),
        ];
        foreach (var (name, add) in parts)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(name);
            add();
        }
        return results.All;
    }
}
