namespace Programme.Statistics;

/// <summary>A chart of rates of events whose exposures differ.</summary>
/// <param name="Centre">ū, the pooled rate of the window, in events per unit of exposure.</param>
public sealed record UChart(double Centre)
{
    /// <summary>The chart's lines from a baseline window: ū = Σ events / Σ exposure.</summary>
    /// <param name="window">Counts; those without exposure are left out.</param>
    /// <returns>The lines; null when there is no exposure.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative events or exposure.</exception>
    /// <remarks>Source: Montgomery, D. C., Introduction to Statistical Quality Control, section 7.3.</remarks>
    public static UChart? Of(IReadOnlyList<RateCount> window)
    {
        foreach (var point in window)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(point.Events);
            ArgumentOutOfRangeException.ThrowIfNegative(point.Exposure);
        }

        var given = window.Where(point => point.Exposure > 0).ToArray();
        return given.Length == 0 ? null : new UChart(given.Sum(point => point.Events) / given.Sum(point => point.Exposure));
    }

    /// <summary>ū ± 3 √(ū/e), cut at 0.</summary>
    /// <param name="exposure">e of the point, above 0.</param>
    /// <returns>Lines in events per unit of exposure.</returns>
    public ChartLimits Limits(double exposure)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure);
        var half = 3 * Math.Sqrt(Centre / exposure);
        return new ChartLimits(Centre, Math.Max(0, Centre - half), Centre + half);
    }
}
