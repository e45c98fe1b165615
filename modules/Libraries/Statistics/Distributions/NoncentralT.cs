using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace Programme.Statistics;

/// <summary>The noncentral t distribution: what t is when the effect is not zero.</summary>
/// <remarks>Source: Lenth, R. V. (1989), Applied Statistics 38, 185–189, algorithm AS 243. Holds for |δ| up to 37.</remarks>
public static class NoncentralT
{
    private const double LargestNoncentrality = 37.6;
    private const double Error = 1e-13;
    private const int Terms = 5000;

    /// <summary>P(T ≤ t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Positive.</param>
    /// <param name="delta">δ, the noncentrality, of magnitude up to 37.</param>
    /// <exception cref="ArgumentOutOfRangeException">A larger noncentrality.</exception>
    public static double Cdf(double t, double df, double delta)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(delta), LargestNoncentrality);
        if (t < 0)
            return 1 - Cdf(-t, df, -delta);
        var x = t * t / (t * t + df);
        return Math.Min(1, (x > 0 ? Series(x, df, delta) : 0) + Tails.Normal(-delta));
    }

    /// <summary>The noncentrality at which P(T ≤ t) = p.</summary>
    /// <param name="t">What was observed.</param>
    /// <param name="df">Positive.</param>
    /// <param name="p">Between 0 and 1.</param>
    /// <returns>δ, or null where it lies beyond the range of the algorithm.</returns>
    public static double? Noncentrality(double t, double df, double p)
    {
        var (low, high) = (Math.Max(t - 12, -LargestNoncentrality), Math.Min(t + 12, LargestNoncentrality));
        return low < high && Brent.TryFindRoot(delta => Cdf(t, df, delta) - p, low, high, 1e-13, 200, out var root) ? root : null;
    }

    private static double Series(double x, double df, double delta)
    {
        var lambda = delta * delta;
        var p = 0.5 * Math.Exp(-0.5 * lambda);
        var q = Math.Sqrt(2 / Math.PI) * p * delta;
        var (rest, a, b) = (0.5 - p, 0.5, 0.5 * df);
        var complement = Math.Pow(1 - x, b);
        var logBeta = 0.5 * Math.Log(Math.PI) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(0.5 + b);
        var (oddX, evenX) = (SpecialFunctions.BetaRegularized(a, b, x), 1 - complement);
        var (oddStep, evenStep) = (2 * complement * Math.Exp(a * Math.Log(x) - logBeta), b * x * complement);
        var sum = p * oddX + q * evenX;
        for (var term = 1; term <= Terms; term++)
        {
            a++;
            (oddX, evenX) = (oddX - oddStep, evenX - evenStep);
            (oddStep, evenStep) = (oddStep * x * (a + b - 1) / a, evenStep * x * (a + b - 0.5) / (a + 0.5));
            (p, q) = (p * lambda / (2 * term), q * lambda / (2 * term + 1));
            (rest, sum) = (rest - p, sum + p * oddX + q * evenX);
            if (rest < -1e-10 || (Math.Abs(2 * rest * (oddX - oddStep)) < Error && p < Error))
                break;
        }
        return sum;
    }
}
