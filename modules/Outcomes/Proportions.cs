using Programme.Common.V1;
using Programme.Statistics;

namespace Programme.Outcomes;

/// <summary>Shares as messages.</summary>
internal static class Proportions
{
    /// <summary>A share with its 95 % interval after Wilson (1927); no share without a denominator.</summary>
    public static Proportion WithInterval(long numerator, long denominator)
    {
        var share = new Proportion { Numerator = numerator, Denominator = denominator };
        if (Wilson.Interval(numerator, denominator) is { } interval)
            (share.Ratio, share.Lower, share.Upper) = ((double)numerator / denominator, interval.Lower, interval.Upper);
        return share;
    }
}
