namespace Programme.Statistics;

/// <summary>
/// p-values adjusted for being many: Holm's keep the chance of any false finding in a confirmatory family, Benjamini and Hochberg's the
/// expected share of false ones among the findings of an exploratory one.
/// </summary>
/// <remarks>Sources: Holm (1979), Scandinavian Journal of Statistics 6, 65–70; Hochberg (1988), Biometrika 75, 800–802; Benjamini and
/// Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300. Values are from 0 to 1; the answer has the order of the
/// question.</remarks>
public static class Multiplicity
{
    /// <summary>min(1, m p).</summary>
    /// <param name="p">p-values.</param>
    public static double[] Bonferroni(IReadOnlyList<double> p) => [.. p.Select(value => Math.Min(1, p.Count * value))];

    /// <summary>Step down: the running maximum of (m − i + 1) p₍i₎.</summary>
    /// <param name="p">p-values.</param>
    public static double[] Holm(IReadOnlyList<double> p) => Stepped(p, ascending: true, rank => p.Count - rank);

    /// <summary>Step up: the running minimum, from the largest, of (m − i + 1) p₍i₎.</summary>
    /// <param name="p">p-values.</param>
    public static double[] Hochberg(IReadOnlyList<double> p) => Stepped(p, ascending: false, rank => p.Count - rank);

    /// <summary>Step up: the running minimum, from the largest, of m p₍i₎ / i.</summary>
    /// <param name="p">p-values.</param>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p) => Stepped(p, ascending: false, rank => p.Count / (rank + 1.0));

    private static double[] Stepped(IReadOnlyList<double> p, bool ascending, Func<int, double> factor)
    {
        var order = Enumerable.Range(0, p.Count).OrderBy(at => p[at]).ToArray();
        var adjusted = new double[p.Count];
        var running = ascending ? 0 : 1.0;
        for (var step = 0; step < order.Length; step++)
        {
            var rank = ascending ? step : order.Length - 1 - step;
            var value = Math.Min(1, factor(rank) * p[order[rank]]);
            running = ascending ? Math.Max(running, value) : Math.Min(running, value);
            adjusted[order[rank]] = running;
        }
        return adjusted;
    }
}
