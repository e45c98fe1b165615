using MathNet.Numerics.Distributions;

namespace Programme.Statistics;

/// <summary>A two-sided interval, in the unit of its estimate; both ends belong to it.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct Interval(double Lower, double Upper);

/// <summary>Wilson's score interval for a share.</summary>
public static class Wilson
{
    /// <summary>
    /// Interval for the share p = x / n of a binomial count, without continuity correction:
    /// (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), where z is the exact normal quantile at (1 + confidence) / 2.
    /// It ignores clustering: contacts of one school count as independent.
    /// </summary>
    /// <param name="successes">x, a count from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">n, a count of 0 or more.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    /// <returns>Ends as shares from 0 to 1; null when there are no trials, since there is no share.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, more successes than trials, or a confidence outside (0,
    /// 1).</exception>
    /// <remarks>Source: Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209–212.</remarks>
    public static Interval? Interval(long successes, long trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        var z = Normal.InvCDF(0, 1, 1 - Tail(confidence));
        if (trials == 0)
            return null;

        double n = trials;
        var p = successes / n;
        var scale = 1 + z * z / n;
        var centre = (p + z * z / (2 * n)) / scale;
        var half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
        return new Interval(
            successes == 0 ? 0 : Math.Max(0, centre - half),
            successes == trials ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>The probability left beyond each end of a two-sided interval.</summary>
    internal static double Tail(double confidence) =>
        confidence is > 0 and < 1
            ? (1 - confidence) / 2
            : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1.");
}
