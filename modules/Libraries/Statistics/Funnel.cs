using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Programme.Statistics;

/// <summary>
/// A funnel: limits around a target share within which the shares of units of different sizes are expected, and how much more
/// the units differ than chance alone lets them (overdispersion).
/// </summary>
/// <param name="Target">θ, the share around which the funnel stands.</param>
/// <param name="Units">Units with a denominator.</param>
/// <param name="Phi">φ: mean of z², z = (share − θ) / √(θ(1 − θ)/n); 1 is what chance alone gives.</param>
/// <param name="PhiWinsorised">φ after the lowest and highest tenth of z were drawn in to the 10% and 90% quantiles, so that a few units
/// far off do not excuse themselves.</param>
/// <param name="TauSquared">τ², the variance between units beyond chance (additive, by moments, from the winsorised φ); 0 when there is
/// none.</param>
/// <remarks>Source: Spiegelhalter, D. J. (2005), Statistics in Medicine 24, 1185–1202.</remarks>
public sealed record Funnel(double Target, int Units, double Phi, double PhiWinsorised, double TauSquared)
{
    /// <summary>The funnel around the units' own pooled share.</summary>
    /// <param name="units">Counts of the units; those with a whole of 0 are left out.</param>
    /// <returns>The funnel; null when there is no unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part outside 0 to its whole.</exception>
    public static Funnel? Of(IReadOnlyList<ShareCount> units) =>
        units.Sum(unit => unit.Whole) is > 0 and var whole ? Of(units, (double)units.Sum(unit => unit.Part) / whole) : null;

    /// <summary>The funnel around a given target.</summary>
    /// <param name="units">Counts of the units; those with a whole of 0 are left out.</param>
    /// <param name="target">θ, from 0 to 1.</param>
    /// <returns>The funnel; null when there is no unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target outside 0 to 1, or a part outside 0 to its whole.</exception>
    public static Funnel? Of(IReadOnlyList<ShareCount> units, double target)
    {
        CheckTarget(target);
        foreach (var unit in units)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(unit.Part);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(unit.Part, unit.Whole);
        }

        var given = units.Where(unit => unit.Whole > 0).ToArray();
        if (given.Length == 0)
            return null;
        var plain = new Funnel(target, given.Length, 0, 0, 0);
        if (target is 0 or 1)
            return plain;
        var z = Array.ConvertAll(given, plain.Z);
        var phi = MeanSquare(Winsorise(z));
        return plain with { Phi = MeanSquare(z), PhiWinsorised = phi, TauSquared = Between(given, target, phi) };
    }

    /// <summary>How far a unit's share is from the target, in standard errors of chance alone; 0 where the target is 0 or 1.</summary>
    /// <param name="unit">A unit with a whole above 0.</param>
    public double Z(ShareCount unit) => Target is 0 or 1 ? 0 : (unit.Share - Target) / Math.Sqrt(Variance(unit.Whole));

    /// <summary>The limits to judge by: exact where the units do not differ beyond chance, else with τ² added; cut at 0 and 1.</summary>
    /// <param name="whole">The unit's denominator, above 0.</param>
    /// <param name="confidence">0.95 or 0.998, or any between 0 and 1.</param>
    /// <returns>Limits as shares.</returns>
    public Interval Limits(long whole, double confidence)
    {
        var (lower, upper) = TauSquared > 0 ? Additive(whole, confidence) : Exact(whole, confidence, Target);
        return new Interval(Math.Clamp(lower, 0, 1), Math.Clamp(upper, 0, 1));
    }

    /// <summary>Multiplicative overdispersion: θ ± z √max(1, φ) √(θ(1 − θ)/n) with the winsorised φ; not cut.</summary>
    /// <param name="whole">n, above 0.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    /// <returns>Limits as shares.</returns>
    public Interval Multiplicative(long whole, double confidence) =>
        Around(Target, confidence, Math.Max(1, PhiWinsorised) * Variance(whole));

    /// <summary>Additive overdispersion: θ ± z √(θ(1 − θ)/n + τ²); not cut.</summary>
    /// <param name="whole">n, above 0.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    /// <returns>Limits as shares.</returns>
    public Interval Additive(long whole, double confidence) => Around(Target, confidence, Variance(whole) + TauSquared);

    /// <summary>The normal approximation θ ± z √(θ(1 − θ)/n); not cut.</summary>
    /// <param name="whole">n, above 0.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    /// <param name="target">θ, from 0 to 1.</param>
    /// <returns>Limits as shares.</returns>
    public static Interval Normal(long whole, double confidence, double target) =>
        Around(target, confidence, new Funnel(target, 0, 0, 0, 0).Variance(whole));

    /// <summary>
    /// Exact binomial limits, interpolated: at probability p, r is the smallest count with F(r) ≥ p,
    /// a = (F(r) − p) / (F(r) − F(r − 1)), and the limit (r − a) / n; below 0 for few trials, and not cut.
    /// </summary>
    /// <param name="whole">n, above 0.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    /// <param name="target">θ, from 0 to 1.</param>
    /// <returns>Limits as shares.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A denominator that is not positive, a confidence outside (0, 1), a target outside 0 to
    /// 1.</exception>
    public static Interval Exact(long whole, double confidence, double target)
    {
        CheckTarget(target);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        var tail = Wilson.Tail(confidence);
        return new Interval(ExactEnd(whole, target, tail), ExactEnd(whole, target, 1 - tail));
    }

    private static double ExactEnd(long whole, double target, double p)
    {
        long least = 0, most = whole;
        while (least < most)
        {
            var middle = least + (most - least) / 2;
            (least, most) = Cdf(middle) >= p ? (least, middle) : (middle + 1, most);
        }

        var (at, below) = (Cdf(least), Cdf(least - 1));
        return (least - (at - p) / (at - below)) / whole;

        double Cdf(long count) => count < 0 ? 0 : count >= whole ? 1 : Binomial.CDF(target, checked((int)whole), count);
    }

    private static Interval Around(double target, double confidence, double variance)
    {
        var half = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - Wilson.Tail(confidence)) * Math.Sqrt(variance);
        return new Interval(target - half, target + half);
    }

    private double Variance(long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        return Target * (1 - Target) / whole;
    }

    private static double[] Winsorise(double[] z)
    {
        var ordered = z.Order().ToArray();
        var (low, high) = (Quantile(0.1), Quantile(0.9));
        return Array.ConvertAll(z, value => Math.Clamp(value, low, high));

        double Quantile(double tau) => SortedArrayStatistics.QuantileCustom(ordered, tau, QuantileDefinition.R7);
    }

    private static double MeanSquare(double[] z) => z.Average(value => value * value);

    /// <summary>τ² = (Iφ − (I − 1)) / (Σw − Σw²/Σw) with w = n / θ(1 − θ), or 0 when that is not positive.</summary>
    private static double Between(ShareCount[] units, double target, double phi)
    {
        var beyond = units.Length * phi - (units.Length - 1);
        if (units.Length < 2 || beyond <= 0)
            return 0;
        var weights = Array.ConvertAll(units, unit => unit.Whole / (target * (1 - target)));
        var sum = weights.Sum();
        return beyond / (sum - weights.Sum(weight => weight * weight) / sum);
    }

    private static void CheckTarget(double target)
    {
        if (!(target is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(target), target, "A target share lies between 0 and 1.");
    }
}
