namespace Programme.Statistics;

/// <summary>Means, variances and quantiles of samples.</summary>
public static class Summaries
{
    /// <summary>Sample variance Σ(x − x̄)² / (n − 1), in squared units.</summary>
    /// <param name="values">Any number of values.</param>
    /// <returns>The variance; null for fewer than two values.</returns>
    public static double? Variance(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2)
            return null;
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }

    /// <summary>Sample standard deviation, in the unit of the values.</summary>
    /// <param name="values">Any number of values.</param>
    /// <returns>The deviation; null for fewer than two values.</returns>
    public static double? Deviation(IReadOnlyCollection<double> values) => Variance(values) is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Pooled standard deviation √(((n₁ − 1)s₁² + (n₀ − 1)s₀²) / (n₁ + n₀ − 2)).</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other.</param>
    /// <returns>The deviation; null when a sample has fewer than two values.</returns>
    public static double? PooledDeviation(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second) =>
        Variance(first) is { } one && Variance(second) is { } other
            ? Math.Sqrt(((first.Count - 1) * one + (second.Count - 1) * other) / (first.Count + second.Count - 2))
            : null;

    /// <summary>The quantile between order statistics (type 7): x₍j₎ + h(x₍j+1₎ − x₍j₎), j + h = 1 + (n − 1)p.</summary>
    /// <param name="ordered">Values in ascending order, at least one; infinite ones are allowed.</param>
    /// <param name="p">From 0 to 1.</param>
    /// <returns>The quantile in the unit of the values.</returns>
    /// <remarks>Source: Hyndman, R. J. and Fan, Y. (1996), American Statistician 50, 361–365, definition 7.</remarks>
    public static double Quantile(IReadOnlyList<double> ordered, double p)
    {
        var at = (ordered.Count - 1) * p;
        var low = (int)Math.Floor(at);
        var (share, below) = (at - low, ordered[low]);
        if (share <= 0 || low + 1 >= ordered.Count)
            return below;
        var above = ordered[low + 1];
        return above.Equals(below) ? below : (1 - share) * below + share * above;
    }
}
