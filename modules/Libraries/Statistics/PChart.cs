namespace Programme.Statistics;

/// <summary>A chart of shares whose denominators differ.</summary>
/// <param name="Centre">p̄, the pooled share of the window.</param>
/// <param name="SigmaZ">Laney's σ_z: how much more the shares vary than binomial counts do (1 = as much); null where it cannot be
/// told.</param>
public sealed record PChart(double Centre, double? SigmaZ)
{
    /// <summary>d₂ for ranges of two, as published.</summary>
    private const double RangeToSigma = 1.128;

    /// <summary>The chart's lines from a baseline window: p̄ = Σ part / Σ whole; σ_z = mean |z_t − z_(t−1)| / 1.128 over the window's
    /// z_t = (p_t − p̄) / √(p̄(1 − p̄)/n_t).</summary>
    /// <param name="window">Counts in order of time; those with a whole of 0 are left out.</param>
    /// <returns>The lines; null when there is nothing to take a share of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or a part above its whole.</exception>
    /// <remarks>Source: Montgomery, D. C., Introduction to Statistical Quality Control, section 7.2; Laney, D. B. (2002), Quality
    /// Engineering 14, 531–537.</remarks>
    public static PChart? Of(IReadOnlyList<ShareCount> window)
    {
        foreach (var point in window)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(point.Part);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(point.Part, point.Whole);
        }

        var given = window.Where(point => point.Whole > 0).ToArray();
        if (given.Length == 0)
            return null;
        var centre = (double)given.Sum(point => point.Part) / given.Sum(point => point.Whole);
        var plain = new PChart(centre, null);
        if (given.Length < 2 || centre is 0 or 1)
            return plain;
        var z = Array.ConvertAll(given, point => (point.Share - centre) / plain.Sigma(point.Whole));
        return plain with { SigmaZ = z.Skip(1).Zip(z, (value, before) => Math.Abs(value - before)).Average() / RangeToSigma };
    }

    /// <summary>p̄ ± 3 √(p̄(1 − p̄)/n), cut at 0 and 1.</summary>
    /// <param name="whole">n of the point, above 0.</param>
    /// <returns>Lines as shares.</returns>
    public ChartLimits Limits(long whole) => Around(3 * Sigma(whole));

    /// <summary>Laney's p′ limits p̄ ± 3 σ_z √(p̄(1 − p̄)/n), cut at 0 and 1: for counts that vary more (or less) than binomial
    /// ones.</summary>
    /// <param name="whole">n of the point, above 0.</param>
    /// <returns>Lines as shares; null where σ_z is.</returns>
    public ChartLimits? LaneyLimits(long whole) => SigmaZ is { } sigma ? Around(3 * sigma * Sigma(whole)) : null;

    private ChartLimits Around(double half) => new(Centre, Math.Max(0, Centre - half), Math.Min(1, Centre + half));

    private double Sigma(long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        return Math.Sqrt(Centre * (1 - Centre) / whole);
    }
}
