namespace Programme.Statistics;

/// <summary>
/// Grouped logistic regression, y_i of n_i. Estimand: the log odds ratio given strata and covariates. Unit: log odds.
/// </summary>
/// <remarks>Sources: McCullagh and Nelder (1989), Generalized Linear Models, chapter 4; Firth, D. (1993), Biometrika 80, 27–38 (bias
/// reduction, whose estimate is always finite). Failures: SEPARATED, NOT_CONVERGED.</remarks>
public static class Logistic
{
    /// <summary>The maximum-likelihood fit.</summary>
    /// <param name="design">Columns and strata; each stratum needs both kinds of outcome.</param>
    /// <param name="successes">y, from 0 to n.</param>
    /// <param name="trials">n, above 0.</param>
    public static Outcome<GlmFit> Fit(Design design, double[] successes, double[] trials) =>
        Irls.Fit(design, Start(successes, trials), null, (row, eta) =>
        {
            var p = Probability(eta);
            var unit = p * (1 - p);
            return (trials[row] * unit, (successes[row] / trials[row] - p) / unit);
        });

    /// <summary>Firth's bias-reduced fit: the score with y + h/2 and n + h for y and n, h the hat value.</summary>
    /// <param name="design">Columns and strata.</param>
    /// <param name="successes">y, from 0 to n.</param>
    /// <param name="trials">n, above 0.</param>
    public static Outcome<GlmFit> FitFirth(Design design, double[] successes, double[] trials)
    {
        var (eta, hats) = (Start(successes, trials), new double[trials.Length]);
        var (weights, response) = (new double[trials.Length], new double[trials.Length]);
        for (var step = 1; step <= 5000; step++)
        {
            for (var row = 0; row < eta.Length; row++)
            {
                var p = Probability(eta[row]);
                weights[row] = trials[row] * p * (1 - p);
                response[row] = eta[row] + (successes[row] - trials[row] * p + hats[row] * (0.5 - p)) / weights[row];
            }
            var fit = LeastSquares.Fit(design, response, weights);
            var change = 0.0;
            for (var row = 0; row < eta.Length; row++)
            {
                change = Math.Max(change, Math.Max(Math.Abs(fit.Fitted(row) - eta[row]), Math.Abs(fit.Leverage[row] - hats[row])));
                eta[row] = fit.Fitted(row);
            }
            hats = fit.Leverage;
            if (change < 1e-12)
                return new(new GlmFit(fit, eta, step));
        }
        return new(new Reason(ReasonCode.NotConverged, "Firth's iteration did not settle."));
    }

    /// <summary>Twice the log-likelihood short of the saturated model's.</summary>
    /// <param name="eta">Linear predictors.</param>
    /// <param name="successes">y.</param>
    /// <param name="trials">n.</param>
    public static double Deviance(double[] eta, double[] successes, double[] trials) => 2 * Enumerable.Range(0, eta.Length).Sum(row =>
    {
        var p = Probability(eta[row]);
        return Term(successes[row], trials[row] * p) + Term(trials[row] - successes[row], trials[row] * (1 - p));
    });

    /// <summary>Pearson's Σ (y − np)² / np(1 − p).</summary>
    /// <param name="eta">Linear predictors.</param>
    /// <param name="successes">y.</param>
    /// <param name="trials">n.</param>
    public static double Pearson(double[] eta, double[] successes, double[] trials) => Enumerable.Range(0, eta.Length).Sum(row =>
    {
        var p = Probability(eta[row]);
        return Math.Pow(successes[row] - trials[row] * p, 2) / (trials[row] * p * (1 - p));
    });

    /// <summary>1 / (1 + e^−η).</summary>
    /// <param name="eta">Any number.</param>
    public static double Probability(double eta) => eta >= 0 ? 1 / (1 + Math.Exp(-eta)) : Math.Exp(eta) / (1 + Math.Exp(eta));

    internal static double Term(double observed, double expected) => observed > 0 ? observed * Math.Log(observed / expected) : 0;

    private static double[] Start(double[] successes, double[] trials) =>
        [.. successes.Select((y, row) => Math.Log((y + 0.5) / (trials[row] - y + 0.5)))];
}
