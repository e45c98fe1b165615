namespace Programme.Statistics;

/// <summary>A fit by instruments.</summary>
/// <param name="Second">The second stage: the outcome on the projected treatment and the exogenous columns. Coefficients are read from
/// it.</param>
/// <param name="First">The treatment on instruments and exogenous columns.</param>
/// <param name="ScaledResiduals">√w times the residual with the treatment itself, not its projection.</param>
public sealed record InstrumentFit(LeastSquaresFit Second, LeastSquaresFit First, double[] ScaledResiduals)
{
    /// <summary>The effect: coefficient of the treatment.</summary>
    public double Effect => Second.Coefficient(0);

    /// <summary>√(s² (X̂'X̂)⁻¹) with s² = Σ w e² / (n − k).</summary>
    public double ClassicalError => Math.Sqrt(LeastSquares.Dot(ScaledResiduals, ScaledResiduals) / Second.ResidualDf * Second
        .InverseCross(0));

    /// <summary>A robust standard error of a coefficient of the second stage; HC2 takes the leverage of the projected columns.</summary>
    /// <param name="type">HC0 to HC2.</param>
    /// <param name="column">Which coefficient.</param>
    public double RobustError(HcType type, int column = 0)
    {
        var influence = Second.Influence(column);
        return Math.Sqrt(Enumerable.Range(0, influence.Length).Sum(row =>
            Math.Pow(influence[row] * ScaledResiduals[row], 2) * HeteroscedasticErrors.Correction(Second, row, type)));
    }
}

/// <summary>
/// Two-stage least squares. Estimand: the average effect among those whose treatment the allocation changes (CACE), under exclusion and
/// monotonicity. Unit: outcome per unit of treatment.
/// </summary>
/// <remarks>Sources: Angrist, Imbens and Rubin (1996), Journal of the American Statistical Association 91, 444–455; Wooldridge (2010),
/// Econometric Analysis of Cross Section and Panel Data, chapter 5. Failures: WEAK_INSTRUMENT when the instruments do not move the
/// treatment at all; a first-stage F below 10 is for the caller to name, beside <see cref="AndersonRubin"/>.</remarks>
public static class TwoStageLeastSquares
{
    /// <summary>Fits.</summary>
    /// <param name="instruments">Instruments first, then the exogenous columns; strata.</param>
    /// <param name="instrumentCount">How many of the columns are instruments.</param>
    /// <param name="treatment">What was received.</param>
    /// <param name="y">The outcome.</param>
    /// <param name="weights">Positive; null for 1.</param>
    public static Outcome<InstrumentFit> Fit(Design instruments, int instrumentCount, double[] treatment, double[] y,
        double[]? weights = null)
    {
        var first = LeastSquares.Fit(instruments, treatment, weights);
        var projected = Enumerable.Range(0, first.Rows).Select(first.Fitted).ToArray();
        var second = LeastSquares.Fit(instruments.With([projected, .. instruments.Columns.Skip(instrumentCount)]), y, weights);
        if (second.Aliased(0))
            return new(new Reason(ReasonCode.WeakInstrument,
                "The allocation does not change what was received, so no effect of receiving it can be told."));
        var effect = second.Coefficient(0);
        var residuals = second.ScaledResiduals.Select((residual, row) => residual - effect * first.ScaledResiduals[row]).ToArray();
        return new(new InstrumentFit(second, first, residuals));
    }
}
