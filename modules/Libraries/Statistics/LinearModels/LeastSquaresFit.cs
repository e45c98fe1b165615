namespace Programme.Statistics;

/// <summary>A weighted least-squares fit. Row quantities are those of rows scaled by √w.</summary>
public sealed class LeastSquaresFit
{
    private readonly LeastSquaresBasis basis;
    private readonly double[] solved;
    private readonly double[] outcome;

    internal LeastSquaresFit(Design design, LeastSquaresBasis basis, double[] solved, double[] residuals, double[] outcome)
    {
        (Design, this.basis, this.solved, ScaledResiduals, this.outcome) = (design, basis, solved, residuals, outcome);
        Leverage = Hats();
    }

    /// <summary>What was fitted.</summary>
    public Design Design { get; }

    /// <summary>√w times the residual, a row.</summary>
    public double[] ScaledResiduals { get; }

    /// <summary>Hat values, with the part of the swept strata, w / Σw.</summary>
    public double[] Leverage { get; }

    /// <summary>Rows.</summary>
    public int Rows => ScaledResiduals.Length;

    /// <summary>Number of coefficients estimated, strata included.</summary>
    public int Rank => basis.StratumWeights.Count(weight => weight > 0) + basis.Q.Count;

    /// <summary>Rows less rank.</summary>
    public int ResidualDf => Rows - Rank;

    /// <summary>Σ w e².</summary>
    public double ResidualSum => LeastSquares.Dot(ScaledResiduals, ScaledResiduals);

    /// <summary>Σ w e² / (n − k).</summary>
    public double Variance => ResidualSum / ResidualDf;

    internal LeastSquaresBasis Basis => basis;

    /// <summary>1 − Σ w e² / Σ w (y − ȳ)², ȳ the weighted mean.</summary>
    public double RSquared
    {
        get
        {
            var (weight, sum) = (0.0, 0.0);
            for (var row = 0; row < Rows; row++)
                (weight, sum) = (weight + Squared(basis.Scale[row]), sum + Squared(basis.Scale[row]) * outcome[row]);
            return 1 - ResidualSum / outcome.Select((y, row) => Squared(basis.Scale[row] * (y - sum / weight))).Sum();
        }
    }

    /// <summary>Whether earlier columns (or the strata) explain this one, so that it has no coefficient.</summary>
    /// <param name="column">Its place in the design.</param>
    public bool Aliased(int column) => !basis.Kept.Contains(column);

    /// <summary>The coefficient of a column; 0 when it is aliased.</summary>
    /// <param name="column">Its place in the design.</param>
    public double Coefficient(int column) => basis.Kept.IndexOf(column) is >= 0 and var at ? solved[at] : 0;

    /// <summary>The weights a row's scaled outcome has in a coefficient: row of (X̃'X̃)⁻¹X̃'.</summary>
    /// <param name="column">A column that is not aliased.</param>
    public double[] Influence(int column)
    {
        var at = basis.Kept.IndexOf(column);
        var influence = new double[Rows];
        for (var l = at; l < basis.Q.Count; l++)
        {
            var (q, factor) = (basis.Q[l], basis.RInverse[at, l]);
            for (var row = 0; row < influence.Length; row++)
                influence[row] += factor * q[row];
        }
        return influence;
    }

    /// <summary>The weights a row's scaled outcome has in a sum g'θ of column coefficients and stratum intercepts.</summary>
    /// <param name="byColumn">g of each column; of aliased ones it is not read.</param>
    /// <param name="byStratum">g of each stratum.</param>
    public double[] Influence(double[] byColumn, double[] byStratum)
    {
        var totals = basis.StratumWeights;
        var means = basis.Kept.Select(column => StratumMeans(Design.Columns[column])).ToList();
        var rest = basis.Kept.Select((column, at) => byColumn[column] - LeastSquares.Dot(means[at], byStratum)).ToArray();
        var along = Enumerable.Range(0, basis.Q.Count).Select(l => Enumerable.Range(0, l + 1).Sum(at => basis.RInverse[at, l] * rest[at]))
            .ToArray();
        return [.. Enumerable.Range(0, Rows).Select(row =>
            (Design.Strata is { } strata ? basis.Scale[row] * byStratum[strata[row]] / totals[strata[row]] : 0)
                + Enumerable.Range(0, along.Length).Sum(l => along[l] * basis.Q[l][row]))];
    }

    private double[] StratumMeans(double[] column)
    {
        var means = new double[Design.Levels];
        for (var row = 0; row < Rows; row++)
            means[Design.Strata![row]] += Squared(basis.Scale[row]) * column[row] / basis.StratumWeights[Design.Strata[row]];
        return means;
    }

    /// <summary>The diagonal entry of (X̃'X̃)⁻¹.</summary>
    /// <param name="column">A column that is not aliased.</param>
    public double InverseCross(int column) => InverseCross(column, column);

    /// <summary>An entry of (X̃'X̃)⁻¹.</summary>
    /// <param name="first">A column that is not aliased.</param>
    /// <param name="second">Another.</param>
    public double InverseCross(int first, int second)
    {
        var (a, b) = (basis.Kept.IndexOf(first), basis.Kept.IndexOf(second));
        return Enumerable.Range(0, basis.Q.Count).Sum(l => basis.RInverse[a, l] * basis.RInverse[b, l]);
    }

    /// <summary>Model-based standard error √(s² (X̃'X̃)⁻¹), for equal variances.</summary>
    /// <param name="column">A column that is not aliased.</param>
    public double ClassicalError(int column) => Math.Sqrt(Variance * InverseCross(column));

    /// <summary>y less residual.</summary>
    /// <param name="row">A row of the fit.</param>
    public double Fitted(int row) => outcome[row] - ScaledResiduals[row] / basis.Scale[row];

    /// <summary>The intercept of each stratum.</summary>
    public double[] StratumEffects()
    {
        var effects = new double[Design.Levels];
        for (var row = 0; row < Rows; row++)
            effects[Design.Strata![row]] = Fitted(row) - Design.Columns.Select((column, at) => column[row] * Coefficient(at)).Sum();
        return effects;
    }

    /// <summary>Rows whose hat value is 1.</summary>
    public int[] LeverageOneRows() => [.. Enumerable.Range(0, Rows).Where(row => Leverage[row] > 1 - 1e-8)];

    private double[] Hats()
    {
        var hats = new double[Rows];
        foreach (var q in basis.Q)
        {
            for (var row = 0; row < hats.Length; row++)
                hats[row] += q[row] * q[row];
        }
        for (var row = 0; Design.Strata is { } strata && row < hats.Length; row++)
            hats[row] += Squared(basis.Scale[row]) / basis.StratumWeights[strata[row]];
        return hats;
    }

    private static double Squared(double value) => value * value;
}
