namespace Programme.Statistics;

/// <summary>A rate with its interval, in events per unit of exposure.</summary>
/// <param name="Rate">Events divided by exposure.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end of the interval.</param>
public readonly record struct RateEstimate(double Rate, double Lower, double Upper);

/// <summary>Exact interval for a rate of events.</summary>
public static class PoissonExact
{
    /// <summary>
    /// Garwood's interval for a Poisson rate d / e: ends χ²(α/2; 2d) / 2e and χ²(1 − α/2; 2d + 2) / 2e, α = 1 − confidence,
    /// taken as quantiles of the gamma distribution with shapes d and d + 1.
    /// </summary>
    /// <param name="events">d, a count of 0 or more; with 0 events the lower end is 0.</param>
    /// <param name="exposure">e, above 0, in the caller's unit (person-years, hundreds of person-years).</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    /// <returns>Rate and ends in events per unit of <paramref name="exposure"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative events, an exposure that is not a positive number, or a confidence outside
    /// (0, 1).</exception>
    /// <remarks>Source: Garwood, F. (1936), Biometrika 28, 437–442.</remarks>
    public static RateEstimate Rate(long events, double exposure, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        if (!double.IsFinite(exposure) || exposure <= 0)
            throw new ArgumentOutOfRangeException(nameof(exposure), exposure, "An exposure is a positive number.");

        var tail = Wilson.Tail(confidence);
        var lower = events == 0 ? 0 : Tails.GammaQuantile(events, tail);
        var upper = Tails.GammaQuantile(events + 1.0, 1 - tail);
        return new RateEstimate(events / exposure, lower / exposure, upper / exposure);
    }
}
