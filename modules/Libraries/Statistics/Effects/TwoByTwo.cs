using MathNet.Numerics.Distributions;

namespace Programme.Statistics;

/// <summary>Two shares compared, as shares of answers by arm.</summary>
/// <param name="Chisq">Without continuity correction; null when nothing varies.</param>
/// <param name="PChisq">Its upper tail; null when nothing varies.</param>
/// <param name="PFisher">Fisher's exact p: tables no likelier than the one seen.</param>
public sealed record TwoByTwoTest(double? Chisq, double? PChisq, double PFisher);

/// <summary>Tests of a two-by-two table.</summary>
/// <remarks>Sources: Pearson (1900); Fisher (1935), Journal of the Royal Statistical Society 98, 39–82. Counts in an arm are at least
/// 1.</remarks>
public static class TwoByTwo
{
    /// <summary>Compares two counts.</summary>
    /// <param name="first">Arm 1.</param>
    /// <param name="second">Arm 0.</param>
    public static TwoByTwoTest Test(ShareCount first, ShareCount second)
    {
        double part = first.Part + second.Part, whole = first.Whole + second.Whole;
        var pooled = part / whole;
        var variance = pooled * (1 - pooled) * (1.0 / first.Whole + 1.0 / second.Whole);
        double? chisq = variance > 0 ? Math.Pow(first.Share - second.Share, 2) / variance : null;
        return new TwoByTwoTest(chisq, chisq is { } value ? Tails.ChiSquareUpper(value) : null, Fisher(first, second));
    }

    private static double Fisher(ShareCount first, ShareCount second)
    {
        var (whole, part) = (checked((int)(first.Whole + second.Whole)), (int)(first.Part + second.Part));
        double Log(int count) => Hypergeometric.PMFLn(whole, part, (int)first.Whole, count);
        var seen = Log((int)first.Part) + Math.Log(1 + 1e-7);
        var least = Math.Max(0, part - (int)second.Whole);
        return Math.Min(1, Enumerable.Range(least, Math.Min(part, (int)first.Whole) - least + 1)
            .Select(Log).Where(log => log <= seen).Sum(Math.Exp));
    }
}
