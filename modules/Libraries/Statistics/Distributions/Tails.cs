using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace Programme.Statistics;

/// <summary>
/// Tail probabilities and quantiles of the reference distributions, from MathNet's incomplete beta and gamma functions by bracketed
/// root finding. MathNet's own inverses are not used: Gamma.InvCDF throws for shapes near 3·10⁵.
/// </summary>
public static class Tails
{
    private const double Accuracy = 1e-15;
    private const int Rounds = 400;

    /// <summary>P(|Z| ≥ |z|) of the standard normal distribution.</summary>
    /// <param name="z">Any number.</param>
    public static double NormalTwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Constants.Sqrt2);

    /// <summary>P(Z ≤ z) of the standard normal distribution.</summary>
    /// <param name="z">Any number.</param>
    public static double Normal(double z) => 0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2);

    /// <summary>z with P(|Z| ≤ z) = confidence.</summary>
    /// <param name="confidence">Between 0 and 1.</param>
    public static double NormalQuantile(double confidence = 0.95) =>
        MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - Wilson.Tail(confidence));

    /// <summary>P(|T| ≥ |t|) of Student's distribution.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Positive, whole or not.</param>
    public static double StudentTwoSided(double t, double df) => SpecialFunctions.BetaRegularized(df / 2, 0.5, df / (df + t * t));

    /// <summary>t with P(|T| ≤ t) = confidence.</summary>
    /// <param name="df">Positive, whole or not.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static double StudentQuantile(double df, double confidence = 0.95)
    {
        var outside = 2 * Wilson.Tail(confidence);
        var upper = 2 * NormalQuantile(confidence) + 1;
        while (StudentTwoSided(upper, df) > outside)
            upper *= 4;
        return Brent.FindRoot(t => StudentTwoSided(t, df) - outside, 0, upper, Accuracy, Rounds);
    }

    /// <summary>P(X ≥ x) of the chi-square distribution with 1 degree of freedom.</summary>
    /// <param name="x">0 or more.</param>
    public static double ChiSquareUpper(double x) => NormalTwoSided(Math.Sqrt(x));

    /// <summary>The quantile of the beta distribution.</summary>
    /// <param name="a">Positive.</param>
    /// <param name="b">Positive.</param>
    /// <param name="p">Between 0 and 1.</param>
    public static double BetaQuantile(double a, double b, double p)
    {
        var mean = a / (a + b);
        return SpecialFunctions.BetaRegularized(a, b, mean) >= p
            ? Math.Exp(Brent.FindRoot(x => SpecialFunctions.BetaRegularized(a, b, Math.Exp(x)) - p, LowestLog(a, p), Math.Log(mean),
                Accuracy, Rounds))
            : Brent.FindRoot(x => SpecialFunctions.BetaRegularized(a, b, x) - p, mean, 1, Accuracy, Rounds);
    }

    /// <summary>The quantile of the F distribution.</summary>
    /// <param name="df1">Of the numerator, positive.</param>
    /// <param name="df2">Of the denominator, positive.</param>
    /// <param name="p">Between 0 and 1.</param>
    public static double FQuantile(double df1, double df2, double p)
    {
        // The complement is taken of the smaller tail, so that no digit is lost near 1.
        var below = BetaQuantile(df1 / 2, df2 / 2, p);
        return below < 0.5
            ? df2 * below / (df1 * (1 - below))
            : df2 * (1 - BetaQuantile(df2 / 2, df1 / 2, 1 - p)) / (df1 * BetaQuantile(df2 / 2, df1 / 2, 1 - p));
    }

    /// <summary>The quantile of the gamma distribution with scale 1.</summary>
    /// <param name="shape">Positive, tested up to 10⁶.</param>
    /// <param name="p">Between 0 and 1.</param>
    public static double GammaQuantile(double shape, double p)
    {
        var (low, high) = (shape, shape);
        while (low > 1e-300 && SpecialFunctions.GammaLowerRegularized(shape, low) > p)
            low *= 0.5;
        while (SpecialFunctions.GammaLowerRegularized(shape, high) < p)
            high = 2 * high + 1;
        return Brent.FindRoot(x => SpecialFunctions.GammaLowerRegularized(shape, x) - p, low, high, 1e-14 * shape, Rounds);
    }

    private static double LowestLog(double a, double p) => (Math.Log(p) - 40) / Math.Min(a, 1);
}
