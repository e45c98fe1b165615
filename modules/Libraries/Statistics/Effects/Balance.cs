namespace Programme.Statistics;

/// <summary>How a covariate differs between arms.</summary>
/// <param name="Count1">Known values in arm 1.</param>
/// <param name="Count0">Known values in arm 0.</param>
/// <param name="Mean1">Mean of arm 1.</param>
/// <param name="Mean0">Mean of arm 0.</param>
/// <param name="Deviation1">Standard deviation of arm 1; null below two values.</param>
/// <param name="Deviation0">Standard deviation of arm 0; null below two values.</param>
/// <param name="Difference">(m₁ − m₀) / √((s₁² + s₀²)/2); null where nothing varies.</param>
/// <param name="VarianceRatio">s₁² / s₀²; null where it has no denominator.</param>
public sealed record CovariateBalance(
    int Count1, int Count0, double Mean1, double Mean0, double? Deviation1, double? Deviation0, double? Difference, double? VarianceRatio);

/// <summary>Standardised differences between arms at baseline, without tests: chance alone makes them differ. Unit: standard
/// deviations.</summary>
/// <remarks>Source: Austin, P. C. (2009), Statistics in Medicine 28, 3083–3107. Failure: NO_DATA when an arm has no known value.</remarks>
public static class Balance
{
    /// <summary>Of a measured covariate.</summary>
    /// <param name="arm1">Known values of arm 1.</param>
    /// <param name="arm0">Known values of arm 0.</param>
    public static Outcome<CovariateBalance> Measured(IReadOnlyCollection<double> arm1, IReadOnlyCollection<double> arm0)
    {
        if (arm1.Count == 0 || arm0.Count == 0)
            return new(new Reason(ReasonCode.NoData, "An arm has no known value."));
        var (first, second) = (Summaries.Variance(arm1), Summaries.Variance(arm0));
        var pooled = (first + second) / 2;
        return new(new CovariateBalance(
            arm1.Count, arm0.Count, arm1.Average(), arm0.Average(), Summaries.Deviation(arm1), Summaries.Deviation(arm0),
            pooled > 0 ? (arm1.Average() - arm0.Average()) / Math.Sqrt(pooled.Value) : null, second > 0 ? first / second : null));
    }

    /// <summary>Of two shares, (p₁ − p₀) / √((p₁(1 − p₁) + p₀(1 − p₀))/2).</summary>
    /// <param name="share1">p₁.</param>
    /// <param name="share0">p₀.</param>
    /// <returns>The difference; null where nothing varies.</returns>
    public static double? Shares(double share1, double share0) =>
        (share1 * (1 - share1) + share0 * (1 - share0)) / 2 is > 0 and var pooled ? (share1 - share0) / Math.Sqrt(pooled) : null;
}
