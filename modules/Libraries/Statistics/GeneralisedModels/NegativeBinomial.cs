using MathNet.Numerics;

namespace Programme.Statistics;

/// <summary>A negative binomial fit.</summary>
/// <param name="Glm">The fit at θ; its model error is from the expected information with θ held.</param>
/// <param name="Theta">θ; the variance is μ + μ²/θ.</param>
/// <param name="ThetaError">From the observed information of θ alone, where the last step of Newton's iteration started, as MASS prints
/// it.</param>
/// <param name="LogLikelihood">At the maximum.</param>
public sealed record NegativeBinomialFit(GlmFit Glm, double Theta, double ThetaError, double LogLikelihood);

/// <summary>
/// Negative binomial (NB2) regression with a logarithmic link, θ by maximum likelihood. Estimand and unit as <see
/// cref="PoissonRegression"/>.
/// </summary>
/// <remarks>Source: Venables and Ripley (2002), Modern Applied Statistics with S, section 7.4. Failure: NOT_CONVERGED when θ passes 10⁴
/// (no more variance than a Poisson count has); then read the Poisson model with robust errors.</remarks>
public static class NegativeBinomial
{
    private const double LargestTheta = 1e4;

    /// <summary>Relative change of θ from round to round; on a flat likelihood the coefficients' own rounding moves it by nearly as
    /// much.</summary>
    private const double Settled = 1e-9;

    /// <summary>The fourth root of the spacing of doubles at 1.</summary>
    private const double MassStep = 1.220703125e-4;

    /// <summary>The maximum-likelihood fit.</summary>
    /// <param name="design">Columns and strata; each stratum needs an event.</param>
    /// <param name="counts">Events of each row.</param>
    /// <param name="offset">Logarithm of the exposure; null for none.</param>
    public static Outcome<NegativeBinomialFit> Fit(Design design, double[] counts, double[]? offset = null)
    {
        if (PoissonRegression.Fit(design, counts, offset) is not { Value: { } fit } poisson)
            return new(PoissonRegression.Fit(design, counts, offset).Reason!);
        var theta = 0.0;
        for (var round = 0; round < 200; round++)
        {
            if (Theta(counts, fit.Eta) is not { } next)
                return new(new Reason(ReasonCode.NotConverged,
                    "θ grows without bound: the counts vary no more than Poisson counts do; read the Poisson model."));
            var change = Math.Abs(next - theta) / next;
            theta = next;
            if (change < Settled)
                return new(new NegativeBinomialFit(fit, theta, ThetaError(theta, counts, fit.Eta),
                    LogLikelihood(theta, counts, fit.Eta)));
            var outcome = Regression(design, counts, offset, theta, fit.Eta);
            if (outcome.Value is null)
                return new(outcome.Reason!);
            fit = outcome.Value;
        }
        return new(new Reason(ReasonCode.NotConverged, "θ did not settle."));
    }

    /// <summary>The standard error from the joint observed information of coefficients and θ, as Stata's nbreg.</summary>
    /// <param name="fit">A fit.</param>
    /// <param name="design">Its design.</param>
    /// <param name="counts">Its counts.</param>
    /// <param name="column">A column that is not aliased.</param>
    /// <returns>The error; null where the information is not positive.</returns>
    public static double? ObservedError(NegativeBinomialFit fit, Design design, double[] counts, int column)
    {
        var theta = fit.Theta;
        var means = fit.Glm.Eta.Select(Math.Exp).ToArray();
        var weights = means.Select((mean, row) => (counts[row] + theta) * mean * theta / Math.Pow(mean + theta, 2)).ToArray();
        var mixed = means.Select((mean, row) => -mean * (counts[row] - mean) / Math.Pow(mean + theta, 2) / weights[row]).ToArray();
        var projected = LeastSquares.Fit(design, mixed, weights);
        var explained = Enumerable.Range(0, means.Length).Sum(row => weights[row] * projected.Fitted(row) * projected.Fitted(row));
        var schur = Information(theta, counts, fit.Glm.Eta) - explained;
        return schur <= 0 ? null : Math.Sqrt(projected.InverseCross(column) + Math.Pow(projected.Coefficient(column), 2) / schur);
    }

    private static Outcome<GlmFit> Regression(Design design, double[] counts, double[]? offset, double theta, double[] start) =>
        Irls.Fit(design, start, offset, (row, eta) =>
        {
            var mean = Math.Exp(eta);
            return (mean / (1 + mean / theta), (counts[row] - mean) / mean);
        });

    /// <summary>Newton's root of the score of θ on the logarithm, from moments.</summary>
    private static double? Theta(double[] counts, double[] eta)
    {
        var log = Math.Log(Math.Min(Moments(counts, eta), LargestTheta / 10));
        for (var step = 0; step < 200; step++)
        {
            var theta = Math.Exp(log);
            if (theta > LargestTheta)
                return null;
            // Where the likelihood is not concave, the sign of the score says which way to go.
            var (score, information) = (Score(theta, counts, eta), Information(theta, counts, eta));
            var curvature = theta * theta * information - theta * score;
            var move = curvature > 0 ? theta * score / curvature : Math.Sign(score);
            log += Math.Clamp(move, -1, 1);
            if (Math.Abs(move) < 1e-13)
                break;
        }
        return Math.Exp(log) > LargestTheta ? null : Math.Exp(log);
    }

    private static double Moments(double[] counts, double[] eta) =>
        counts.Length / eta.Select((value, row) => Math.Pow(counts[row] / Math.Exp(value) - 1, 2)).Sum();

    /// <summary>Newton's iteration on θ from moments, to a step of 1.2·10⁻⁴; the error belongs to the θ before that step.</summary>
    private static double ThetaError(double theta, double[] counts, double[] eta)
    {
        var at = Moments(counts, eta);
        for (var step = 0; step < 500 && double.IsFinite(at); step++)
        {
            at = Math.Abs(at);
            var information = Information(at, counts, eta);
            var move = Score(at, counts, eta) / information;
            if (Math.Abs(move) <= MassStep && information > 0)
                return 1 / Math.Sqrt(information);
            at += move;
        }
        return 1 / Math.Sqrt(Information(theta, counts, eta));
    }

    // The gamma functions of θ + y and θ differ by sums over 0 … y − 1. The sums keep the digits that a difference of the functions loses
    // where θ is large and the likelihood nearly flat.
    private static double Score(double theta, double[] counts, double[] eta) => eta.Select((value, row) =>
    {
        var (mean, y) = (Math.Exp(value), counts[row]);
        return Sum(y, j => 1 / (theta + j)) - LogOnePlus(mean / theta) + (mean - y) / (theta + mean);
    }).Sum();

    private static double Information(double theta, double[] counts, double[] eta) => eta.Select((value, row) =>
    {
        var (mean, y) = (Math.Exp(value), counts[row]);
        return Sum(y, j => 1 / ((theta + j) * (theta + j))) - mean / (theta * (mean + theta)) + (mean - y) / Math.Pow(mean + theta, 2);
    }).Sum();

    private static double LogLikelihood(double theta, double[] counts, double[] eta) => eta.Select((value, row) =>
    {
        var (more, y) = (LogOnePlus(Math.Exp(value) / theta), counts[row]);
        return Sum(y, j => LogOnePlus(j / theta)) - SpecialFunctions.GammaLn(y + 1) + y * (value - more) - theta * more;
    }).Sum();

    private static double Sum(double count, Func<int, double> term)
    {
        var sum = 0.0;
        for (var j = 0; j < count; j++)
            sum += term(j);
        return sum;
    }

    /// <summary>log(1 + x) with all its digits for small x (Kahan).</summary>
    private static double LogOnePlus(double x)
    {
        var one = 1 + x;
        return one - 1 == 0 ? x : Math.Log(one) * x / (one - 1);
    }
}
