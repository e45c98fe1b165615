namespace Programme.Statistics;

/// <summary>A ratio of two estimates, and the set Fieller's theorem gives for it.</summary>
/// <param name="A">effect² − z² var(effect): above 0 exactly when the effect's sign is beyond doubt.</param>
/// <param name="Discriminant">Of the quadratic; below 0 every ratio is possible.</param>
/// <param name="Lower">The smaller root; null when there is none.</param>
/// <param name="Upper">The larger root; null when there is none.</param>
public sealed record FiellerSet(double A, double Discriminant, double? Lower, double? Upper)
{
    /// <summary>The interval; null when the set is not one (FIELLER_UNBOUNDED): then read the net benefit.</summary>
    public Interval? Bounded => A > 0 && Lower is { } lower && Upper is { } upper ? new Interval(lower, upper) : null;
}

/// <summary>
/// Fieller's set for numerator / denominator: all r with (N − rD)² ≤ z² (v_N − 2r c + r² v_D). Unit: that of the numerator per unit of the
/// denominator.
/// </summary>
/// <remarks>Source: Fieller (1954), Journal of the Royal Statistical Society B 16, 175–185. A ≤ 0: the roots bound what is excluded, not
/// what is possible.</remarks>
public static class Fieller
{
    /// <summary>The set.</summary>
    /// <param name="numerator">Estimate and variance of the numerator.</param>
    /// <param name="denominator">Estimate and variance of the denominator.</param>
    /// <param name="covariance">Of the two.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1; normal quantiles.</param>
    public static FiellerSet Of(
        (double Estimate, double Variance) numerator, (double Estimate, double Variance) denominator, double covariance,
        double confidence = 0.95)
    {
        var square = Math.Pow(Tails.NormalQuantile(confidence), 2);
        var a = denominator.Estimate * denominator.Estimate - square * denominator.Variance;
        var b = -2 * (numerator.Estimate * denominator.Estimate - square * covariance);
        var c = numerator.Estimate * numerator.Estimate - square * numerator.Variance;
        var discriminant = b * b - 4 * a * c;
        if (discriminant < 0)
            return new FiellerSet(a, discriminant, null, null);
        var root = Math.Sqrt(discriminant);
        var (one, other) = ((-b - root) / (2 * a), (-b + root) / (2 * a));
        return new FiellerSet(a, discriminant, Math.Min(one, other), Math.Max(one, other));
    }
}
