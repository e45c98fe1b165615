namespace Programme.Statistics;

/// <summary>
/// Poisson regression of counts with a logarithmic link. Estimand: the log ratio of rates given strata and covariates; with robust errors
/// it needs no Poisson variance. Unit: log rate ratio.
/// </summary>
/// <remarks>Source: McCullagh and Nelder (1989), Generalized Linear Models, chapter 6. Failures: SEPARATED (an arm or a stratum without
/// events), NOT_CONVERGED.</remarks>
public static class PoissonRegression
{
    /// <summary>The maximum-likelihood fit.</summary>
    /// <param name="design">Columns and strata; each stratum needs an event.</param>
    /// <param name="counts">Events of each row.</param>
    /// <param name="offset">Logarithm of the exposure; null for none.</param>
    public static Outcome<GlmFit> Fit(Design design, double[] counts, double[]? offset = null) =>
        Irls.Fit(design, [.. counts.Select(count => Math.Log(count + 0.1))], offset, (row, eta) =>
        {
            var mean = Math.Exp(eta);
            return (mean, (counts[row] - mean) / mean);
        });

    /// <summary>2 Σ (y log(y/μ) − (y − μ)).</summary>
    /// <param name="eta">Linear predictors.</param>
    /// <param name="counts">Events.</param>
    public static double Deviance(double[] eta, double[] counts) =>
        2 * eta.Select((value, row) => Logistic.Term(counts[row], Math.Exp(value)) - (counts[row] - Math.Exp(value))).Sum();

    /// <summary>Pearson's Σ (y − μ)² / μ.</summary>
    /// <param name="eta">Linear predictors.</param>
    /// <param name="counts">Events.</param>
    public static double Pearson(double[] eta, double[] counts) =>
        eta.Select((value, row) => Math.Pow(counts[row] - Math.Exp(value), 2) / Math.Exp(value)).Sum();
}
