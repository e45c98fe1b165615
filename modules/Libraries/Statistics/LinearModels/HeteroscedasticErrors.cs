namespace Programme.Statistics;

/// <summary>Which correction a heteroscedasticity-robust variance has.</summary>
public enum HcType
{
    /// <summary>None.</summary>
    Hc0,

    /// <summary>n / (n − k).</summary>
    Hc1,

    /// <summary>1 / (1 − h): unbiased when variances are equal.</summary>
    Hc2,

    /// <summary>1 / (1 − h)².</summary>
    Hc3,

    /// <summary>1 / (1 − h)^min(4, n h / k).</summary>
    Hc4,
}

/// <summary>
/// Standard errors for rows whose variances differ: √Σ a² ẽ² c(h), a the row's influence on the coefficient, ẽ its scaled residual.
/// On one row a school with weights these are cluster-robust over contacts.
/// </summary>
/// <remarks>Sources: MacKinnon, J. G. and White, H. (1985), Journal of Econometrics 29, 305–325; Cribari-Neto, F. (2004), Computational
/// Statistics and Data Analysis 45, 215–233 (HC4). Failure: HC2 and above need rows with leverage below 1, see <see
/// cref="LeastSquaresFit.LeverageOneRows"/>.</remarks>
public static class HeteroscedasticErrors
{
    /// <summary>The standard error of a coefficient, in its unit.</summary>
    /// <param name="fit">The fit; for HC2 and above without rows of leverage 1.</param>
    /// <param name="column">A column that is not aliased.</param>
    /// <param name="type">The correction.</param>
    /// <exception cref="InvalidOperationException">A row of leverage 1 with HC2 or above.</exception>
    public static double Of(LeastSquaresFit fit, int column, HcType type)
    {
        if (type >= HcType.Hc2 && fit.LeverageOneRows().Length > 0)
            throw new InvalidOperationException("A row has leverage 1: leave such rows out first; no estimate depends on their residuals.");
        var influence = fit.Influence(column);
        return Math.Sqrt(Meat(fit, influence, influence, type));
    }

    /// <summary>Σ a b ẽ² c(h) for two vectors of influence.</summary>
    internal static double Meat(LeastSquaresFit fit, double[] first, double[] second, HcType type)
    {
        var sum = 0.0;
        for (var row = 0; row < fit.Rows; row++)
            sum += first[row] * second[row] * fit.ScaledResiduals[row] * fit.ScaledResiduals[row] * Correction(fit, row, type);
        return sum;
    }

    internal static double Correction(LeastSquaresFit fit, int row, HcType type) => type switch
    {
        HcType.Hc0 => 1,
        HcType.Hc1 => (double)fit.Rows / fit.ResidualDf,
        HcType.Hc2 => 1 / (1 - fit.Leverage[row]),
        HcType.Hc3 => Math.Pow(1 - fit.Leverage[row], -2),
        _ => Math.Pow(1 - fit.Leverage[row], -Math.Min(4, fit.Rows * fit.Leverage[row] / fit.Rank)),
    };
}
