namespace Programme.Statistics;

/// <summary>
/// The intraclass correlation of the one-way random model by restricted maximum likelihood, cut at 0: the profile over the ratio of
/// variances is maximised by golden section. Unit: a share.
/// </summary>
/// <remarks>Source: Searle, Casella and McCulloch (1992), Variance Components, chapter 6.</remarks>
public static class OneWayReml
{
    private const double Golden = 0.61803398874989485;

    /// <summary>ρ = σ²_between / (σ²_between + σ²_within).</summary>
    /// <param name="clusters">The values of each cluster; two clusters and more values than clusters.</param>
    public static double Icc(IReadOnlyList<double[]> clusters)
    {
        // ρ is searched from 0 to 1: the profile has one maximum there, on 0 when the clusters are more alike than chance makes them.
        var (low, high) = (0.0, 1 - 1e-9);
        double a = high - Golden * (high - low), b = low + Golden * (high - low);
        double atA = Profile(clusters, a), atB = Profile(clusters, b);
        while (high - low > 1e-11)
        {
            if (atA >= atB)
            {
                (high, b, atB) = (b, a, atA);
                a = high - Golden * (high - low);
                atA = Profile(clusters, a);
            }
            else
            {
                (low, a, atA) = (a, b, atB);
                b = low + Golden * (high - low);
                atB = Profile(clusters, b);
            }
        }
        var best = (low + high) / 2;
        return Profile(clusters, 0) >= Profile(clusters, best) ? 0 : best;
    }

    private static double Profile(IReadOnlyList<double[]> clusters, double icc)
    {
        var ratio = icc / (1 - icc);
        var units = clusters.Sum(values => values.Length);
        double Weight(double[] values) => values.Length / (1 + values.Length * ratio);
        var total = clusters.Sum(Weight);
        var mean = clusters.Sum(values => Weight(values) * values.Average()) / total;
        var residual = clusters.Sum(values =>
            values.Sum(value => Math.Pow(value - values.Average(), 2)) + Weight(values) * Math.Pow(values.Average() - mean, 2));
        return -0.5 * ((units - 1) * Math.Log(residual) + clusters.Sum(values => Math.Log(1 + values.Length * ratio)) + Math.Log(total));
    }
}
