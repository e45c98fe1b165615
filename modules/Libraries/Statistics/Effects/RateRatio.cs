using MathNet.Numerics.Distributions;

namespace Programme.Statistics;

/// <summary>A ratio of two rates.</summary>
/// <param name="Ratio">(x₁/t₁) / (x₀/t₀); infinite when x₀ alone is 0, null without any event.</param>
/// <param name="LogError">√(1/x₁ + 1/x₀) of the logarithm; null when an arm has no events.</param>
/// <param name="Wald">Interval on the logarithm; null when an arm has no events.</param>
/// <param name="Exact">Conditional interval, from Clopper and Pearson's of x₁ of x₁ + x₀; its upper end may be infinite.</param>
/// <param name="PMinimum">Exact p: outcomes no likelier than the one seen.</param>
/// <param name="PCentral">Exact p: twice the smaller tail.</param>
/// <param name="PMid">Twice the smaller tail with half the probability of the outcome seen.</param>
public sealed record RateRatioResult(double? Ratio, double? LogError, Interval? Wald, Interval Exact, double PMinimum, double PCentral,
    double PMid);

/// <summary>
/// Ratio of two Poisson rates, exactly, given the total number of events. Estimand: rate of arm 1 over rate of arm 0. Unit: a ratio.
/// </summary>
/// <remarks>Source: Przyborowski and Wilenski (1940), Biometrika 31, 313–323; Fay (2010), Biostatistics 11, 373–374. Failure:
/// NO_DENOMINATOR without exposure.</remarks>
public static class RateRatio
{
    /// <summary>Of two counts and their exposures.</summary>
    /// <param name="first">Arm 1.</param>
    /// <param name="second">Arm 0.</param>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    public static Outcome<RateRatioResult> Of(RateCount first, RateCount second, double confidence = 0.95)
    {
        if (first.Exposure <= 0 || second.Exposure <= 0)
            return new(new Reason(ReasonCode.NoDenominator, "An arm has no person-time."));
        if (first.Events + second.Events == 0)
            return new(new RateRatioResult(null, null, null, new Interval(0, double.PositiveInfinity), 1, 1, 1));
        var ratio = second.Events == 0 ? double.PositiveInfinity : first.Events / first.Exposure / (second.Events / second.Exposure);
        double? error = first.Events > 0 && second.Events > 0 ? Math.Sqrt(1.0 / first.Events + 1.0 / second.Events) : null;
        var half = Tails.NormalQuantile(confidence) * error;
        return new(new RateRatioResult(
            ratio, error, half is { } width ? new Interval(Math.Exp(Math.Log(ratio) - width), Math.Exp(Math.Log(ratio) + width)) : null,
            Conditional(first, second, confidence), Minimum(first, second), Central(first, second, 0), Central(first, second, 0.5)));
    }

    private static Interval Conditional(RateCount first, RateCount second, double confidence)
    {
        var share = ShareIntervals.ClopperPearson(first.Events, first.Events + second.Events, confidence)!.Value;
        return new Interval(Odds(share.Lower), Odds(share.Upper));

        double Odds(double p) => p >= 1 ? double.PositiveInfinity : p / (1 - p) * second.Exposure / first.Exposure;
    }

    private static double Minimum(RateCount first, RateCount second)
    {
        var (share, all) = (Share(first, second), checked((int)(first.Events + second.Events)));
        var seen = Binomial.PMF(share, all, (int)first.Events) * (1 + 1e-7);
        return Math.Min(1, Enumerable.Range(0, all + 1).Select(count => Binomial.PMF(share, all, count)).Where(p => p <= seen).Sum());
    }

    private static double Central(RateCount first, RateCount second, double less)
    {
        var (share, all, seen) = (Share(first, second), checked((int)(first.Events + second.Events)), (int)first.Events);
        var point = Binomial.PMF(share, all, seen);
        var lower = Enumerable.Range(0, seen + 1).Sum(count => Binomial.PMF(share, all, count));
        var upper = Enumerable.Range(seen, all - seen + 1).Sum(count => Binomial.PMF(share, all, count));
        return Math.Min(1, 2 * (Math.Min(lower, upper) - less * point));
    }

    private static double Share(RateCount first, RateCount second) => first.Exposure / (first.Exposure + second.Exposure);
}
