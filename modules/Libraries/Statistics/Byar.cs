using MathNet.Numerics.Distributions;

namespace Programme.Statistics;

/// <summary>Byar's approximate interval for a count of events, as public-health indicators print it; <see cref="PoissonExact"/> is
/// exact.</summary>
public static class Byar
{
    /// <summary>x (1 − 1/9x − z/3√x)³ to (x + 1)(1 − 1/9(x + 1) + z/3√(x + 1))³.</summary>
    /// <param name="events">x, a count of 0 or more; with 0 events the lower end is 0.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    /// <returns>Ends as numbers of events.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative events, or a confidence outside (0, 1).</exception>
    /// <remarks>Source: Breslow, N. E. and Day, N. E. (1987), Statistical Methods in Cancer Research II, 69.</remarks>
    public static Interval Interval(long events, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        var z = Normal.InvCDF(0, 1, 1 - Wilson.Tail(confidence));
        return new Interval(events == 0 ? 0 : End(events, -z), End(events + 1.0, z));
    }

    private static double End(double count, double z) => count * Math.Pow(1 - 1 / (9 * count) + z / (3 * Math.Sqrt(count)), 3);
}
