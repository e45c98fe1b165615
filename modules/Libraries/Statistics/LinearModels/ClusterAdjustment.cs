using MathNet.Numerics.LinearAlgebra;

namespace Programme.Statistics;

/// <summary>
/// The bias-reduced influence of a cluster's rows: t = W⁻¹ [W⁻¹ (I − H) W⁻¹]^(−1/2) a, H the cluster's block of the hat matrix of scaled
/// rows; for one row a / √(1 − h). Singular blocks take the pseudo-inverse.
/// </summary>
internal static class ClusterAdjustment
{
    private const double Singular = 1e-12;

    public static double[] Of(LeastSquaresFit fit, int[] rows, double[] influence)
    {
        if (rows is [var only])
        {
            var rest = 1 - fit.Leverage[only];
            return [rest > Singular ? influence[only] / Math.Sqrt(rest) : 0];
        }
        var scale = fit.Basis.Scale;
        var block = Matrix<double>.Build.Dense(rows.Length, rows.Length, (i, j) =>
            ((i == j ? 1 : 0) - Hat(fit, rows[i], rows[j])) / Weight(scale, rows[i]) / Weight(scale, rows[j]));
        var root = InverseRoot(block) * Vector<double>.Build.Dense(rows.Length, i => influence[rows[i]]);
        return [.. rows.Select((row, at) => root[at] / Weight(scale, row))];
    }

    private static double Weight(double[] scale, int row) => scale[row] * scale[row];

    private static double Hat(LeastSquaresFit fit, int first, int second)
    {
        var hat = fit.Basis.Q.Sum(q => q[first] * q[second]);
        return fit.Design.Strata is { } strata && strata[first] == strata[second]
            ? hat + fit.Basis.Scale[first] * fit.Basis.Scale[second] / fit.Basis.StratumWeights[strata[first]]
            : hat;
    }

    private static Matrix<double> InverseRoot(Matrix<double> symmetric)
    {
        var roots = symmetric.Evd(Symmetricity.Symmetric);
        var largest = roots.EigenValues.Max(value => value.Real);
        var inverse = Vector<double>.Build.Dense(symmetric.RowCount, i =>
            roots.EigenValues[i].Real > Singular * largest ? 1 / Math.Sqrt(roots.EigenValues[i].Real) : 0);
        return roots.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(inverse) * roots.EigenVectors.Transpose();
    }
}
