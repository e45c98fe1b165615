namespace Programme.Statistics;

/// <summary>The shape of a set of values that are not rejected.</summary>
public enum SetShape
{
    /// <summary>From <see cref="ValueSet.Lower"/> to <see cref="ValueSet.Upper"/>.</summary>
    Interval,

    /// <summary>Up to the lower value and from the upper value on; between them all are rejected.</summary>
    TwoHalfLines,

    /// <summary>Every value.</summary>
    WholeLine,
}

/// <summary>A set of values that are not rejected.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Lower">The lower end; null for the whole line.</param>
/// <param name="Upper">The upper end; null for the whole line.</param>
public sealed record ValueSet(SetShape Shape, double? Lower, double? Upper)
{
    /// <summary>Where a β² + b β + c is at most 0.</summary>
    /// <param name="a">Of the square.</param>
    /// <param name="b">Of β.</param>
    /// <param name="c">The constant.</param>
    /// <returns>The set; null when it is empty.</returns>
    public static ValueSet? NotAbove(double a, double b, double c)
    {
        var discriminant = b * b - 4 * a * c;
        if (discriminant < 0)
            return a > 0 ? null : new ValueSet(SetShape.WholeLine, null, null);
        // The larger root in magnitude first, so that no digits cancel.
        var far = -(b + (b < 0 ? -1 : 1) * Math.Sqrt(discriminant)) / 2;
        var (one, other) = (far / a, far == 0 ? 0 : c / far);
        return new ValueSet(a > 0 ? SetShape.Interval : SetShape.TwoHalfLines, Math.Min(one, other), Math.Max(one, other));
    }
}

/// <summary>
/// Anderson and Rubin's set for the effect of a treatment with one instrument: all β for which the instrument does not predict y − βT. It
/// keeps its coverage however weak the instrument is. With ITT coefficients r and f of y and T and their joint HC2 covariance V it is
/// (r − βf)² ≤ t² (V_rr − 2βV_rf + β²V_ff), t with Bell and McCaffrey's degrees of freedom of the instrument. Unit: outcome per unit of
/// treatment.
/// </summary>
/// <remarks>Source: Anderson, T. W. and Rubin, H. (1949), Annals of Mathematical Statistics 20, 46–63. Failure: that of the degrees of
/// freedom.</remarks>
public static class AndersonRubin
{
    /// <summary>The set.</summary>
    /// <param name="reduced">The outcome on instrument (first column) and exogenous columns, without rows of leverage 1.</param>
    /// <param name="first">The treatment on the same design.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static Outcome<ValueSet> Set(LeastSquaresFit reduced, LeastSquaresFit first, double confidence = 0.95) =>
        ClusterErrors.Cr2(reduced, 0).Then(error =>
        {
            var square = Math.Pow(Tails.StudentQuantile(error.Df, confidence), 2);
            var (r, f) = (reduced.Coefficient(0), first.Coefficient(0));
            var (rr, rf, ff) = (Covariance(reduced, reduced), Covariance(reduced, first), Covariance(first, first));
            return new Outcome<ValueSet>(ValueSet.NotAbove(f * f - square * ff, -2 * (r * f - square * rf), r * r - square * rr)!);
        });

    private static double Covariance(LeastSquaresFit first, LeastSquaresFit second)
    {
        var influence = first.Influence(0);
        return Enumerable.Range(0, first.Rows).Sum(row =>
            influence[row] * influence[row] * first.ScaledResiduals[row] * second.ScaledResiduals[row] / (1 - first.Leverage[row]));
    }
}
