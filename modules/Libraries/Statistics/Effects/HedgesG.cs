using MathNet.Numerics;

namespace Programme.Statistics;

/// <summary>A standardised difference of two means.</summary>
/// <param name="Pooled">The pooled standard deviation it is measured in.</param>
/// <param name="D">(m₁ − m₀) / pooled.</param>
/// <param name="VarianceOfD">(n₁ + n₀)/(n₁n₀) + d²/(2(n₁ + n₀)).</param>
/// <param name="ExactJ">Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)), ν = n₁ + n₀ − 2.</param>
/// <param name="ApproximateJ">1 − 3/(4ν − 1).</param>
/// <param name="Noncentral">Interval of g from the noncentral t distribution; null where it is out of the range of the algorithm.</param>
public sealed record StandardisedMean(
    double Pooled, double D, double VarianceOfD, double ExactJ, double ApproximateJ, Interval? Noncentral)
{
    /// <summary>Hedges' g with the approximate J.</summary>
    public double G => ApproximateJ * D;

    /// <summary>Its standard error J √var(d).</summary>
    public double Error => ApproximateJ * Math.Sqrt(VarianceOfD);
}

/// <summary>
/// Hedges' g of two independent samples. Estimand: the difference of means in pooled standard deviations; clustering and baseline are
/// ignored. Unit: standard deviations.
/// </summary>
/// <remarks>Sources: Hedges (1981), Journal of Educational Statistics 6, 107–128; Borenstein et al. (2009), Introduction to Meta-Analysis,
/// chapter 4. Failures: TOO_FEW_CLUSTERS with fewer than two values in an arm, NO_VARIATION.</remarks>
public static class HedgesG
{
    /// <summary>From the moments of the arms.</summary>
    /// <param name="first">Mean, standard deviation, number: arm 1.</param>
    /// <param name="second">The same: arm 0.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    public static Outcome<StandardisedMean> Of(
        (double Mean, double Deviation, int Count) first, (double Mean, double Deviation, int Count) second, double confidence = 0.95)
    {
        if (first.Count < 2 || second.Count < 2)
            return new(new Reason(ReasonCode.TooFewClusters, "Each arm needs two values at least."));
        double df = first.Count + second.Count - 2;
        var pooled = Math.Sqrt(((first.Count - 1) * Square(first.Deviation) + (second.Count - 1) * Square(second.Deviation)) / df);
        if (pooled <= 0)
            return new(new Reason(ReasonCode.NoVariation, "All values of an arm are the same."));
        var d = (first.Mean - second.Mean) / pooled;
        double n = first.Count + second.Count, harmonic = (double)first.Count * second.Count / n;
        var exact = ExactJ(df);
        return new(new StandardisedMean(
            pooled, d, 1 / harmonic + d * d / (2 * n), exact, ApproximateJ(df), Noncentral(d, df, Math.Sqrt(harmonic), exact, confidence)));
    }

    /// <summary>The usual approximation of the correction for small samples, 1 − 3/(4ν − 1).</summary>
    /// <param name="df">ν.</param>
    public static double ApproximateJ(double df) => 1 - 3 / (4 * df - 1);

    private static double ExactJ(double df) =>
        Math.Exp(SpecialFunctions.GammaLn(df / 2) - SpecialFunctions.GammaLn((df - 1) / 2) - 0.5 * Math.Log(df / 2));

    private static Interval? Noncentral(double d, double df, double root, double j, double confidence)
    {
        var (t, tail) = (d * root, Wilson.Tail(confidence));
        return NoncentralT.Noncentrality(t, df, 1 - tail) is { } low && NoncentralT.Noncentrality(t, df, tail) is { } high
            ? new Interval(j * low / root, j * high / root)
            : null;
    }

    private static double Square(double value) => value * value;
}
