namespace Programme.Statistics;

/// <summary>Incremental cost and effect by regression on the same columns.</summary>
/// <param name="Cost">Of the arm, in money.</param>
/// <param name="Effect">Of the arm, in units of effect.</param>
/// <param name="CostError">Standard error.</param>
/// <param name="EffectError">Standard error.</param>
/// <param name="Covariance">Of the two estimates.</param>
/// <param name="Rows">Schools.</param>
public sealed record CostAndEffect(double Cost, double Effect, double CostError, double EffectError, double Covariance, int Rows)
{
    /// <summary>Fieller's set of cost / effect.</summary>
    public FiellerSet Fieller => Statistics.Fieller.Of((Cost, CostError * CostError), (Effect, EffectError * EffectError), Covariance);
}

/// <summary>Incremental net benefit at a value of a unit of effect.</summary>
/// <param name="Benefit">λ × effect − cost, in money a school.</param>
/// <param name="ClassicalError">Standard error for equal variances.</param>
/// <param name="RobustError">HC2.</param>
/// <param name="Probability">Φ(benefit / classical error): a point of the acceptability curve.</param>
public sealed record NetBenefitEstimate(double Benefit, double ClassicalError, double RobustError, double Probability);

/// <summary>
/// Net-benefit regression. Estimand: λ × incremental effect − incremental cost a school, given strata and covariates. Unit: money.
/// </summary>
/// <remarks>Source: Hoch, Briggs and Willan (2002), Health Economics 11, 415–430. Failures: STRATUM_ONE_ARM, LEVERAGE_ONE (a school alone
/// in its stratum: leave it out first), TOO_FEW_CLUSTERS without a degree of freedom.</remarks>
public static class NetBenefit
{
    /// <summary>Cost and effect on the same design; their covariance comes from the residuals.</summary>
    /// <param name="design">The arm first.</param>
    /// <param name="cost">In money, a school.</param>
    /// <param name="effect">More is better.</param>
    public static Outcome<CostAndEffect> Increments(Design design, double[] cost, double[] effect)
    {
        var (costs, effects) = (LeastSquares.Fit(design, cost), LeastSquares.Fit(design, effect));
        if (Obstacle(costs) is { } reason)
            return new(reason);
        var covariance = LeastSquares.Dot(costs.ScaledResiduals, effects.ScaledResiduals) / costs.ResidualDf * costs.InverseCross(0);
        return new(new CostAndEffect(
            costs.Coefficient(0), effects.Coefficient(0), costs.ClassicalError(0), effects.ClassicalError(0), covariance, costs.Rows));
    }

    /// <summary>The net benefit at λ.</summary>
    /// <param name="design">The arm first.</param>
    /// <param name="cost">In money, a school.</param>
    /// <param name="effect">More is better.</param>
    /// <param name="lambda">Money a unit of effect is worth.</param>
    public static Outcome<NetBenefitEstimate> At(Design design, double[] cost, double[] effect, double lambda)
    {
        var fit = LeastSquares.Fit(design, [.. cost.Select((money, row) => lambda * effect[row] - money)]);
        if (Obstacle(fit) is { } reason)
            return new(reason);
        if (fit.LeverageOneRows() is { Length: > 0 } rows)
            return new(new Reason(ReasonCode.LeverageOne, "A school alone decides a coefficient",
                [.. rows.Select(row => $"row {row + 1}")]));
        var (benefit, error) = (fit.Coefficient(0), fit.ClassicalError(0));
        return error <= 0
            ? new(new Reason(ReasonCode.NoVariation, "Cost and effect leave no residual."))
            : new(new NetBenefitEstimate(benefit, error, HeteroscedasticErrors.Of(fit, 0, HcType.Hc2), Tails.Normal(benefit / error)));
    }

    private static Reason? Obstacle(LeastSquaresFit fit) =>
        fit.Aliased(0) ? new Reason(ReasonCode.StratumOneArm, "No stratum has schools of both arms.")
        : fit.ResidualDf <= 0 ? new Reason(ReasonCode.TooFewClusters, "There are no more schools than coefficients.") : null;
}
