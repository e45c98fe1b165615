namespace Programme.Statistics;

/// <summary>Σ u_g u'_g over clusters, on the basis of strata and swept columns, and the degrees of freedom that follow from it.</summary>
internal sealed class CrossProducts(LeastSquaresFit fit)
{
    private readonly List<double[]> q = fit.Basis.Q;
    private readonly double[,] strata = new double[fit.Design.Levels, fit.Design.Levels];
    private readonly double[,] mixed = new double[fit.Design.Levels, fit.Basis.Q.Count];
    private readonly double[,] columns = new double[fit.Basis.Q.Count, fit.Basis.Q.Count];
    private readonly double[] along = new double[fit.Basis.Q.Count];
    private readonly Dictionary<int, double> within = [];
    private double trace;
    private double squares;

    /// <summary>Satterthwaite's degrees of freedom; null when the variance rests on nothing.</summary>
    public double? Df
    {
        get
        {
            var norm = Frobenius(strata) + 2 * Frobenius(mixed) + Frobenius(columns);
            return squares + norm > 1e-14 * trace * trace && trace > 0 ? trace * trace / (squares + norm) : null;
        }
    }

    public void Add(int[] rows, double[] adjusted)
    {
        var own = 0.0;
        within.Clear();
        Array.Clear(along);
        for (var at = 0; at < rows.Length; at++)
        {
            own += adjusted[at] * adjusted[at];
            for (var l = 0; l < along.Length; l++)
                along[l] += q[l][rows[at]] * adjusted[at];
            if (fit.Design.Strata is { } level)
                within[level[rows[at]]] = within.GetValueOrDefault(level[rows[at]]) + Unit(rows[at], level[rows[at]]) * adjusted[at];
        }
        var explained = along.Sum(value => value * value) + within.Values.Sum(value => value * value);
        trace += own - explained;
        squares += own * own - 2 * own * explained;
        Accumulate();
    }

    private double Unit(int row, int level) => fit.Basis.Scale[row] / Math.Sqrt(fit.Basis.StratumWeights[level]);

    private void Accumulate()
    {
        foreach (var (level, value) in within)
        {
            foreach (var (other, second) in within)
                strata[level, other] += value * second;
            for (var l = 0; l < along.Length; l++)
                mixed[level, l] += value * along[l];
        }
        for (var l = 0; l < along.Length; l++)
        {
            for (var m = 0; m < along.Length; m++)
                columns[l, m] += along[l] * along[m];
        }
    }

    private static double Frobenius(double[,] matrix)
    {
        var sum = 0.0;
        foreach (var value in matrix)
            sum += value * value;
        return sum;
    }
}
