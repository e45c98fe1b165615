using Programme.Common.V1;

namespace Programme.Outcomes;

/// <summary>How one proportion compares with another, without adjustment.</summary>
internal static class Odds
{
    /// <summary>Odds of the first over odds of the second; null when one of the four counts is 0.</summary>
    public static double? Ratio(Proportion first, Proportion second)
    {
        var (yes, no) = (first.Numerator, first.Denominator - first.Numerator);
        var (otherYes, otherNo) = (second.Numerator, second.Denominator - second.Numerator);
        return yes == 0 || no == 0 || otherYes == 0 || otherNo == 0 ? null : (double)yes / no / ((double)otherYes / otherNo);
    }
}
