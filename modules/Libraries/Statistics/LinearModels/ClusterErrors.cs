namespace Programme.Statistics;

/// <summary>A standard error with the degrees of freedom of its t distribution.</summary>
/// <param name="Error">In the unit of the coefficient.</param>
/// <param name="Df">Satterthwaite degrees of freedom.</param>
public sealed record ErrorWithDf(double Error, double Df);

/// <summary>
/// Cluster-robust standard errors: √Σ_g (Σ_i∈g a ẽ)², plain (CR0) or bias-reduced (CR2), with Bell and McCaffrey's degrees of freedom
/// in closed form. Working variances are 1 / w. Unit: that of the coefficient.
/// </summary>
/// <remarks>
/// Sources: Liang and Zeger (1986), Biometrika 73, 13–22; Bell, R. M. and McCaffrey, D. F. (2002), Survey Methodology 28, 169–181;
/// Pustejovsky, J. E. and Tipton, E. (2018), Journal of Business and Economic Statistics 36, 672–683. With t_g the adjusted influence of a
/// cluster and u_g = Z'_g t_g on an orthonormal basis Z of all columns and strata, the matrix of Satterthwaite's approximation is
/// diag(t't) − U U', so that df = (Σ t't − u'u)² / (Σ (t't)² − 2 Σ t't u'u + ‖U'U‖²): O(n k) memory with no matrix of clusters by clusters.
/// Failure: fewer than two clusters (TOO_FEW_CLUSTERS).
/// </remarks>
public static class ClusterErrors
{
    private const string Alone = "A variance between clusters needs two clusters at least.";

    /// <summary>CR0.</summary>
    /// <param name="fit">A fit.</param>
    /// <param name="column">A column that is not aliased.</param>
    /// <param name="clusters">Cluster of each row.</param>
    public static double Cr0(LeastSquaresFit fit, int column, IReadOnlyList<string> clusters)
    {
        var influence = fit.Influence(column);
        return Math.Sqrt(Groups(clusters).Sum(rows => Squared(rows.Sum(row => influence[row] * fit.ScaledResiduals[row]))));
    }

    /// <summary>CR1: CR0 √(G / (G − 1)).</summary>
    /// <param name="cr0">CR0.</param>
    /// <param name="clusters">G, at least 2.</param>
    public static double Cr1(double cr0, int clusters) => cr0 * Math.Sqrt(clusters / (clusters - 1.0));

    /// <summary>CR1S: CR0 √(G / (G − 1) · (N − 1) / (N − K)), as Stata's regress with clusters.</summary>
    /// <param name="fit">A fit.</param>
    /// <param name="cr0">CR0.</param>
    /// <param name="clusters">G, at least 2.</param>
    public static double Cr1S(LeastSquaresFit fit, double cr0, int clusters) =>
        Cr1(cr0, clusters) * Math.Sqrt((fit.Rows - 1.0) / fit.ResidualDf);

    /// <summary>CR2 with rows as their own clusters: HC2 with its degrees of freedom.</summary>
    /// <param name="fit">A fit without rows of leverage 1.</param>
    /// <param name="column">A column that is not aliased.</param>
    public static Outcome<ErrorWithDf> Cr2(LeastSquaresFit fit, int column) =>
        Cr2(fit, column, [.. Enumerable.Range(0, fit.Rows).Select(row => new[] { row })]);

    /// <summary>CR2 by cluster.</summary>
    /// <param name="fit">A fit.</param>
    /// <param name="column">A column that is not aliased.</param>
    /// <param name="clusters">Cluster of each row.</param>
    public static Outcome<ErrorWithDf> Cr2(LeastSquaresFit fit, int column, IReadOnlyList<string> clusters) =>
        Groups(clusters) is { Length: > 1 } groups ? Cr2(fit, column, groups)
            : new(new Reason(ReasonCode.TooFewClusters, Alone, [.. clusters.Take(1)]));

    private static Outcome<ErrorWithDf> Cr2(LeastSquaresFit fit, int column, int[][] groups)
    {
        if (groups.Length < 2)
            return new(new Reason(ReasonCode.TooFewClusters, Alone));
        var influence = fit.Influence(column);
        var (meat, cross) = (0.0, new CrossProducts(fit));
        foreach (var rows in groups)
        {
            var adjusted = ClusterAdjustment.Of(fit, rows, influence);
            meat += Squared(rows.Select((row, at) => adjusted[at] * fit.ScaledResiduals[row]).Sum());
            cross.Add(rows, adjusted);
        }
        return cross.Df is { } df
            ? new(new ErrorWithDf(Math.Sqrt(meat), df))
            : new(new Reason(ReasonCode.TooFewClusters, "One cluster alone carries the comparison, so its variance cannot be told."));
    }

    internal static int[][] Groups(IReadOnlyList<string> clusters) =>
        [.. Enumerable.Range(0, clusters.Count).GroupBy(row => clusters[row], StringComparer.Ordinal).Select(group => group.ToArray())];

    private static double Squared(double value) => value * value;
}
