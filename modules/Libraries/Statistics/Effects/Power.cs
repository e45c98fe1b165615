namespace Programme.Statistics;

/// <summary>Designs whose power is known in closed form, named as Dong and Maynard name them.</summary>
public enum PowerDesign
{
    /// <summary>BIRA2_1c: units randomised in blocks, one effect for all blocks.</summary>
    BlockedConstant,

    /// <summary>BIRA2_1f: units randomised in blocks, effects of these blocks.</summary>
    BlockedFixed,

    /// <summary>BIRA2_1r: units randomised in blocks, blocks a sample of blocks.</summary>
    BlockedRandom,

    /// <summary>CRA2_2r: clusters randomised.</summary>
    Clusters,

    /// <summary>BCRA3_2f: clusters randomised in blocks, effects of these blocks.</summary>
    ClustersInFixedBlocks,

    /// <summary>BCRA3_2r: clusters randomised in blocks, blocks a sample of blocks.</summary>
    ClustersInRandomBlocks,
}

/// <summary>The size of a trial and what explains its outcome; sizes may be averages.</summary>
/// <param name="Design">Which design.</param>
/// <param name="Units">n: units of level 1 in a cluster or block.</param>
/// <param name="Clusters">J: units of level 2 (of a block, in designs of three levels).</param>
/// <param name="Blocks">K: blocks, in designs of three levels.</param>
/// <param name="Icc2">ρ₂: share of variance at level 2.</param>
/// <param name="Icc3">ρ₃: share of variance at level 3.</param>
/// <param name="Heterogeneity">ω: variance of the effect between blocks over the variance of the outcome between them.</param>
/// <param name="Explained1">R² at level 1.</param>
/// <param name="Explained2">R² at level 2.</param>
/// <param name="ExplainedEffect">R² of the effect between blocks.</param>
/// <param name="Covariates">g: covariates that cost a degree of freedom.</param>
/// <param name="Share">P: share of units treated.</param>
public sealed record TrialSize(
    PowerDesign Design, double Units, double Clusters, double Blocks = 1, double Icc2 = 0, double Icc3 = 0, double Heterogeneity = 0,
    double Explained1 = 0, double Explained2 = 0, double ExplainedEffect = 0, int Covariates = 0, double Share = 0.5);

/// <summary>What a trial can find.</summary>
/// <param name="Df">Degrees of freedom.</param>
/// <param name="Error">Standard error of a standardised effect.</param>
/// <param name="Multiplier">|t(α/2, df)| + |t(power, df)|.</param>
/// <param name="Mdes">Multiplier × error: the smallest effect found with that power, in standard deviations.</param>
public sealed record Detectable(double Df, double Error, double Multiplier, double Mdes);

/// <summary>The minimum detectable effect size and the power at an effect. Unit: standard deviations of the outcome.</summary>
/// <remarks>Source: Dong, N. and Maynard, R. (2013), Journal of Research on Educational Effectiveness 6, 24–67. Failure: TOO_FEW_CLUSTERS
/// when no degree of freedom is left.</remarks>
public static class Power
{
    /// <summary>The smallest effect found with a given power.</summary>
    /// <param name="size">The trial.</param>
    /// <param name="power">Between 0 and 1.</param>
    /// <param name="alpha">Of a two-sided test, between 0 and 1.</param>
    public static Outcome<Detectable> Mdes(TrialSize size, double power = 0.8, double alpha = 0.05)
    {
        var (error, df) = (Error(size), Df(size));
        if (df <= 0 || !double.IsFinite(error))
            return new(new Reason(ReasonCode.TooFewClusters, "No degree of freedom is left: the trial is too small for a test."));
        var found = Tails.StudentQuantile(df, Math.Abs(2 * power - 1));
        var multiplier = Tails.StudentQuantile(df, 1 - alpha) + (power >= 0.5 ? found : -found);
        return new(new Detectable(df, error, multiplier, multiplier * error));
    }

    /// <summary>The power of a two-sided test when the effect is so large, from the noncentral t distribution.</summary>
    /// <param name="effect">In standard deviations.</param>
    /// <param name="error">Its standard error.</param>
    /// <param name="df">Degrees of freedom.</param>
    /// <param name="alpha">Between 0 and 1.</param>
    public static double At(double effect, double error, double df, double alpha = 0.05)
    {
        var (limit, noncentrality) = (Tails.StudentQuantile(df, 1 - alpha), effect / error);
        return 1 - NoncentralT.Cdf(limit, df, noncentrality) + NoncentralT.Cdf(-limit, df, noncentrality);
    }

    private static double Df(TrialSize size) => size.Design switch
    {
        PowerDesign.BlockedConstant => size.Clusters * (size.Units - 1) - size.Covariates - 1,
        PowerDesign.BlockedFixed => size.Clusters * (size.Units - 2) - size.Covariates,
        PowerDesign.BlockedRandom => size.Clusters - size.Covariates - 1,
        PowerDesign.Clusters => size.Clusters - size.Covariates - 2,
        PowerDesign.ClustersInFixedBlocks => size.Blocks * (size.Clusters - 2) - size.Covariates,
        _ => size.Blocks - size.Covariates - 1,
    };

    private static double Error(TrialSize size)
    {
        var spread = size.Share * (1 - size.Share);
        var level1 = (1 - size.Explained1) / (spread * size.Clusters * size.Units);
        var level2 = size.Icc2 * (1 - size.Explained2) / (spread * size.Clusters);
        return Math.Sqrt(size.Design switch
        {
            PowerDesign.BlockedConstant or PowerDesign.BlockedFixed => level1,
            PowerDesign.BlockedRandom => size.Icc2 * size.Heterogeneity * (1 - size.ExplainedEffect) / size.Clusters
                + (1 - size.Icc2) * level1,
            PowerDesign.Clusters => level2 + (1 - size.Icc2) * level1,
            PowerDesign.ClustersInFixedBlocks => (level2 + (1 - size.Icc2) * level1) / size.Blocks,
            _ => (size.Icc3 * size.Heterogeneity * (1 - size.ExplainedEffect) + level2
                + (1 - size.Icc2 - size.Icc3) * level1) / size.Blocks,
        });
    }
}
