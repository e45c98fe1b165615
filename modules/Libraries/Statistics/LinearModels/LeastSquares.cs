namespace Programme.Statistics;

/// <summary>
/// Weighted least squares with the levels of a factor swept out. Estimand: the coefficients of the linear projection of y on the
/// columns within strata, rows weighted. Rows are scaled by √w, centred on the weighted means of their stratum and orthogonalised
/// (Gram and Schmidt, twice); a column that what came before explains (residual norm below 1e-7 of its own) is left out as aliased.
/// </summary>
/// <remarks>Sources: Frisch and Waugh (1933), Econometrica 1, 387–401; Giraud et al. (2005), Numerische Mathematik 101, 87–100. Memory and
/// time are O(n p) and O(n p²), whatever the number of strata.</remarks>
public static class LeastSquares
{
    private const double AliasTolerance = 1e-7;

    /// <summary>Fits y.</summary>
    /// <param name="design">Columns and strata.</param>
    /// <param name="y">One value a row.</param>
    /// <param name="weights">Positive, one a row; null for 1.</param>
    /// <returns>The fit. It always exists; whether a coefficient does is told by <see cref="LeastSquaresFit.Aliased"/>.</returns>
    public static LeastSquaresFit Fit(Design design, double[] y, double[]? weights = null)
    {
        var basis = Basis(design, weights);
        var residuals = Swept(y, basis.Scale, design.Strata, basis.StratumWeights);
        var along = new double[basis.Q.Count];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var l = 0; l < basis.Q.Count; l++)
            {
                var dot = Dot(basis.Q[l], residuals);
                along[l] += dot;
                Subtract(residuals, basis.Q[l], dot);
            }
        }
        return new LeastSquaresFit(design, basis, Solved(basis, along), residuals, y);
    }

    private static LeastSquaresBasis Basis(Design design, double[]? weights)
    {
        var scale = new double[design.Rows];
        var totals = new double[design.Levels];
        for (var row = 0; row < scale.Length; row++)
        {
            var weight = weights is null ? 1 : weights[row];
            scale[row] = Math.Sqrt(weight);
            if (design.Strata is { } strata)
                totals[strata[row]] += weight;
        }
        var count = design.Columns.Count;
        var (q, r, kept) = (new List<double[]>(count), new double[count, count], new List<int>(count));
        for (var column = 0; column < count; column++)
        {
            var vector = Swept(design.Columns[column], scale, design.Strata, totals);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var l = 0; l < q.Count; l++)
                {
                    var dot = Dot(q[l], vector);
                    r[l, q.Count] = pass == 0 ? dot : r[l, q.Count] + dot;
                    Subtract(vector, q[l], dot);
                }
            }
            var norm = Math.Sqrt(Dot(vector, vector));
            if (norm <= AliasTolerance * Norm(design.Columns[column], scale))
                continue;
            r[q.Count, q.Count] = norm;
            Divide(vector, norm);
            q.Add(vector);
            kept.Add(column);
        }
        return new LeastSquaresBasis(scale, totals, q, Inverse(r, q.Count), kept);
    }

    private static double[] Solved(LeastSquaresBasis basis, double[] along)
    {
        var coefficients = new double[basis.Q.Count];
        for (var i = 0; i < coefficients.Length; i++)
        {
            for (var l = i; l < coefficients.Length; l++)
                coefficients[i] += basis.RInverse[i, l] * along[l];
        }
        return coefficients;
    }

    /// <summary>√w (x − weighted mean of the stratum).</summary>
    internal static double[] Swept(double[] x, double[] scale, int[]? strata, double[] totals)
    {
        var swept = new double[x.Length];
        var means = new double[totals.Length];
        for (var row = 0; strata is not null && row < x.Length; row++)
            means[strata[row]] += scale[row] * scale[row] * x[row];
        for (var level = 0; level < means.Length; level++)
            means[level] = totals[level] > 0 ? means[level] / totals[level] : 0;
        for (var row = 0; row < x.Length; row++)
            swept[row] = scale[row] * (strata is null ? x[row] : x[row] - means[strata[row]]);
        return swept;
    }

    private static double[,] Inverse(double[,] r, int rank)
    {
        var inverse = new double[rank, rank];
        for (var column = 0; column < rank; column++)
        {
            inverse[column, column] = 1 / r[column, column];
            for (var row = column - 1; row >= 0; row--)
            {
                var sum = 0.0;
                for (var k = row + 1; k <= column; k++)
                    sum += r[row, k] * inverse[k, column];
                inverse[row, column] = -sum / r[row, row];
            }
        }
        return inverse;
    }

    private static double Norm(double[] x, double[] scale)
    {
        var sum = 0.0;
        for (var row = 0; row < x.Length; row++)
            sum += scale[row] * scale[row] * x[row] * x[row];
        return Math.Sqrt(sum);
    }

    internal static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var row = 0; row < a.Length; row++)
            sum += a[row] * b[row];
        return sum;
    }

    private static void Subtract(double[] from, double[] direction, double length)
    {
        for (var row = 0; row < from.Length; row++)
            from[row] -= length * direction[row];
    }

    private static void Divide(double[] vector, double by)
    {
        for (var row = 0; row < vector.Length; row++)
            vector[row] /= by;
    }
}

/// <summary>The orthonormal basis of swept columns.</summary>
/// <param name="Scale">√w of each row.</param>
/// <param name="StratumWeights">Σw of each stratum.</param>
/// <param name="Q">Orthonormal columns, all orthogonal to the strata.</param>
/// <param name="RInverse">The inverse of the triangle, by kept column.</param>
/// <param name="Kept">Which columns are not aliased.</param>
internal sealed record LeastSquaresBasis(double[] Scale, double[] StratumWeights, List<double[]> Q, double[,] RInverse, List<int> Kept);
