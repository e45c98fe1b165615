namespace Programme.Statistics;

/// <summary>
/// CR2 for rows as clusters with the identity, not 1 / w, as working variance: what clubSandwich does by default with weights. Here only to
/// recognise a mismatch with HC2. Unit: that of the coefficient.
/// </summary>
/// <remarks>Source: Pustejovsky and Tipton (2018). With raw hat matrix H the adjustment is [((I − H)(I − H)')_ii]^(−1/2); the matrix of
/// Satterthwaite's approximation is D − V U' − U V' + U Q U', on the orthonormal basis Z of scaled columns: u = Z √w⁻¹ g, v = Z √w g, Q =
/// Z' W Z.</remarks>
public static class IdentityTargetErrors
{
    /// <summary>Error and degrees of freedom.</summary>
    /// <param name="fit">A weighted fit without rows of leverage 1.</param>
    /// <param name="column">A column that is not aliased.</param>
    public static ErrorWithDf Of(LeastSquaresFit fit, int column)
    {
        var basis = Basis(fit);
        var (scale, influence, size) = (fit.Basis.Scale, fit.Influence(column), basis.Count);
        var q = new double[size, size];
        Each(size, (a, b) => q[a, b] = Enumerable.Range(0, fit.Rows).Sum(row => scale[row] * scale[row] * basis[a][row] * basis[b][row]));
        var (meat, trace, squares) = (0.0, 0.0, 0.0);
        double[,] uu = new double[size, size], tt = new double[size, size], tu = new double[size, size];
        for (var row = 0; row < fit.Rows; row++)
        {
            var z = basis.Select(vector => vector[row]).ToArray();
            var through = Times(q, z);
            var adjust = 1 / Math.Sqrt(1 - 2 * fit.Leverage[row] + LeastSquares.Dot(z, through) / (scale[row] * scale[row]));
            var g = adjust * scale[row] * influence[row];
            meat += Math.Pow(g * fit.ScaledResiduals[row] / scale[row], 2);
            var (toU, toV) = (g / scale[row], g * scale[row]);
            // L = U T' + T U' with T = U Q / 2 − V
            var t = z.Select((value, at) => toU * through[at] / 2 - toV * value).ToArray();
            var diagonal = 2 * toU * LeastSquares.Dot(z, t);
            trace += g * g + diagonal;
            squares += g * g * g * g + 2 * g * g * diagonal;
            Each(size, (a, b) =>
            {
                uu[a, b] += toU * toU * z[a] * z[b];
                tt[a, b] += t[a] * t[b];
                tu[a, b] += t[a] * toU * z[b];
            });
        }
        Each(size, (a, b) => squares += 2 * (uu[a, b] * tt[a, b] + tu[a, b] * tu[b, a]));
        return new ErrorWithDf(Math.Sqrt(meat), trace * trace / squares);
    }

    private static List<double[]> Basis(LeastSquaresFit fit)
    {
        var basis = new List<double[]>(fit.Basis.Q);
        for (var level = 0; level < fit.Design.Levels; level++)
        {
            var (at, norm) = (level, Math.Sqrt(fit.Basis.StratumWeights[level]));
            if (norm > 0)
                basis.Add([.. fit.Design.Strata!.Select((stratum, row) => stratum == at ? fit.Basis.Scale[row] / norm : 0)]);
        }
        return basis;
    }

    private static void Each(int size, Action<int, int> act)
    {
        for (var a = 0; a < size; a++)
        {
            for (var b = 0; b < size; b++)
                act(a, b);
        }
    }

    private static double[] Times(double[,] matrix, double[] vector) =>
        [.. Enumerable.Range(0, vector.Length).Select(a => Enumerable.Range(0, vector.Length).Sum(b => matrix[a, b] * vector[b]))];
}
