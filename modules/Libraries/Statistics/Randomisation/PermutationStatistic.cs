namespace Programme.Statistics;

/// <summary>
/// The arm's weighted least-squares coefficient as a function of the arms: T(z) = z'Ay / z'Az, A = W − WX₀(X₀'WX₀)⁻X₀'W, by sums over the
/// treated schools of each stratum.
/// </summary>
internal sealed class PermutationStatistic
{
    /// <summary>Of each row: w ỹ, w, and √w Q for each covariate.</summary>
    private readonly double[] terms;
    private readonly double[] stratumWeights;

    public PermutationStatistic(Design covariates, double[] y, double[]? weights)
    {
        var fit = LeastSquares.Fit(covariates, y, weights);
        var scale = fit.Basis.Scale;
        Width = 2 + fit.Basis.Q.Count;
        stratumWeights = fit.Basis.StratumWeights;
        terms = new double[fit.Rows * Width];
        for (var row = 0; row < fit.Rows; row++)
        {
            terms[row * Width] = scale[row] * fit.ScaledResiduals[row];
            terms[row * Width + 1] = scale[row] * scale[row];
            for (var l = 2; l < Width; l++)
                terms[row * Width + l] = scale[row] * fit.Basis.Q[l - 2][row];
        }
    }

    /// <summary>Sums kept for an allocation: of w ỹ; of Σw − (Σw)²/W over strata; of √w Q.</summary>
    public int Width { get; }

    /// <summary>Adds the treated rows of a stratum to the sums.</summary>
    public void Add(double[] sums, int stratum, ReadOnlySpan<int> treated)
    {
        var weight = 0.0;
        foreach (var row in treated)
        {
            var at = row * Width;
            sums[0] += terms[at];
            weight += terms[at + 1];
            for (var l = 2; l < sums.Length; l++)
                sums[l] += terms[at + l];
        }
        sums[1] += weight - weight * weight / stratumWeights[stratum];
    }

    /// <summary>T; null when the arms cannot be compared.</summary>
    public static double? Value(double[] sums)
    {
        var rest = sums[1];
        for (var l = 2; l < sums.Length; l++)
            rest -= sums[l] * sums[l];
        return rest > 1e-12 * sums[1] && sums[1] > 1e-12 ? sums[0] / rest : null;
    }
}
