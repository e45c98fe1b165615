using MathNet.Numerics.Distributions;

namespace Programme.Statistics;

/// <summary>
/// Two-sided intervals for the share p = x / n of a binomial count beside <see cref="Wilson"/>, which is the one that this
/// program shows. All ignore clustering.
/// </summary>
public static class ShareIntervals
{
    /// <summary>The exact interval of Clopper and Pearson: the α/2 quantile of Beta(x, n − x + 1) and the 1 − α/2 quantile of Beta(x + 1, n
    /// − x).</summary>
    /// <param name="successes">x, a count from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">n, a count of 0 or more.</param>
    /// <param name="confidence">Two-sided confidence 1 − α, between 0 and 1.</param>
    /// <returns>Ends as shares from 0 to 1; null when there are no trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, more successes than trials, or a confidence outside (0,
    /// 1).</exception>
    /// <remarks>Source: Clopper, C. and Pearson, E. S. (1934), Biometrika 26, 404–413.</remarks>
    public static Interval? ClopperPearson(long successes, long trials, double confidence = 0.95)
    {
        var tail = Check(successes, trials, confidence);
        return trials == 0 ? null : new Interval(
            successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1.0, tail),
            successes == trials ? 1 : Beta.InvCDF(successes + 1.0, trials - successes, 1 - tail));
    }

    /// <summary>
    /// Wilson's score interval with continuity correction: (2np + z² ± (1 + z √(z² ± 2 − 1/n + 4p(nq ∓ 1)))) / 2(n + z²), q = 1 − p,
    /// with the upper signs at the upper end.
    /// </summary>
    /// <param name="successes">x, a count from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">n, a count of 0 or more.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    /// <returns>Ends as shares from 0 to 1; null when there are no trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, more successes than trials, or a confidence outside (0,
    /// 1).</exception>
    /// <remarks>Source: Newcombe, R. G. (1998), Statistics in Medicine 17, 857–872, method 4.</remarks>
    public static Interval? WilsonCorrected(long successes, long trials, double confidence = 0.95)
    {
        var z = Normal.InvCDF(0, 1, 1 - Check(successes, trials, confidence));
        if (trials == 0)
            return null;

        double n = trials;
        var (p, q) = (successes / n, (trials - successes) / n);
        return new Interval(successes == 0 ? 0 : Math.Max(0, End(-1)), successes == trials ? 1 : Math.Min(1, End(1)));

        double End(int side) =>
            (2 * n * p + z * z + side * (1 + z * Math.Sqrt(z * z + side * 2 - 1 / n + 4 * p * (n * q - side)))) / (2 * (n + z * z));
    }

    /// <summary>The plain normal interval p ± z √(p(1 − p)/n), not cut at 0 and 1: only to compare with analyses that printed it.</summary>
    /// <param name="successes">x, a count from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">n, a count of 0 or more.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    /// <returns>Ends as shares; null when there are no trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, more successes than trials, or a confidence outside (0,
    /// 1).</exception>
    /// <remarks>Source: Newcombe, R. G. (1998), Statistics in Medicine 17, 857–872, method 1.</remarks>
    public static Interval? Wald(long successes, long trials, double confidence = 0.95)
    {
        var z = Normal.InvCDF(0, 1, 1 - Check(successes, trials, confidence));
        if (trials == 0)
            return null;

        var p = (double)successes / trials;
        var half = z * Math.Sqrt(p * (1 - p) / trials);
        return new Interval(p - half, p + half);
    }

    private static double Check(long successes, long trials, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        return Wilson.Tail(confidence);
    }
}
