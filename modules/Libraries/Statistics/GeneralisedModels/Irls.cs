namespace Programme.Statistics;

/// <summary>A generalised linear model at its maximum of likelihood.</summary>
/// <param name="Working">The last weighted fit of the working response: coefficients, influence and hat values; robust errors come from
/// it.</param>
/// <param name="Eta">The linear predictor of each row, offset included.</param>
/// <param name="Iterations">Steps taken.</param>
public sealed record GlmFit(LeastSquaresFit Working, double[] Eta, int Iterations)
{
    /// <summary>Model-based standard error from the expected information.</summary>
    /// <param name="column">A column that is not aliased.</param>
    public double ModelError(int column) => Math.Sqrt(Working.InverseCross(column));
}

/// <summary>Iteratively reweighted least squares (Fisher scoring).</summary>
internal static class Irls
{
    private const int Steps = 100;
    private const double Settled = 1e-11;

    /// <summary>A linear predictor beyond this has no finite maximum behind it: e^30 is above any odds or rate of a trial.</summary>
    private const double Boundless = 30;

    /// <summary>The weight of a row and its step (y − μ) / (dμ/dη) at η.</summary>
    public delegate (double Weight, double Step) RowAt(int row, double eta);

    public static Outcome<GlmFit> Fit(Design design, double[] start, double[]? offset, RowAt at)
    {
        var (eta, response, weights) = ((double[])start.Clone(), new double[start.Length], new double[start.Length]);
        for (var step = 1; step <= Steps; step++)
        {
            for (var row = 0; row < eta.Length; row++)
            {
                var (weight, move) = at(row, eta[row]);
                (weights[row], response[row]) = (weight, eta[row] + move - (offset?[row] ?? 0));
            }
            var fit = LeastSquares.Fit(design, response, weights);
            var change = 0.0;
            for (var row = 0; row < eta.Length; row++)
            {
                var next = fit.Fitted(row) + (offset?[row] ?? 0);
                (change, eta[row]) = (Math.Max(change, Math.Abs(next - eta[row])), next);
            }
            if (!double.IsFinite(change))
                return new(new Reason(ReasonCode.NotConverged, "The iteration left the numbers."));
            if (change < Settled * (1 + eta.Max(Math.Abs)))
                return new(new GlmFit(fit, eta, step));
            if (Enumerable.Range(0, eta.Length).FirstOrDefault(row => Math.Abs(eta[row] - (offset?[row] ?? 0)) > Boundless, -1) >= 0)
                return new(new Reason(ReasonCode.Separated,
                    "A coefficient has no finite estimate: some arm or group has only one kind of outcome"));
        }
        return new(new Reason(ReasonCode.NotConverged, $"The iteration did not settle in {Steps} steps."));
    }
}
