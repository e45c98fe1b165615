namespace Programme.Statistics;

/// <summary>A one-way analysis of variance between clusters.</summary>
/// <param name="Clusters">k.</param>
/// <param name="Units">N.</param>
/// <param name="AverageSize">n₀ = (N − Σn²/N) / (k − 1).</param>
/// <param name="Between">Mean square between clusters.</param>
/// <param name="Within">Mean square within clusters.</param>
public sealed record OneWayAnova(int Clusters, int Units, double AverageSize, double Between, double Within)
{
    /// <summary>Between over within.</summary>
    public double F => Between / Within;

    /// <summary>ρ = (B − W) / (B + (n₀ − 1) W); can be negative.</summary>
    public double Icc => (Between - Within) / (Between + (AverageSize - 1) * Within);

    /// <summary>Swiger's standard error of ρ.</summary>
    public double Error => Math.Sqrt(2 * (Units - 1) * Math.Pow(1 - Icc, 2) * Math.Pow(1 + (AverageSize - 1) * Icc, 2)
        / (AverageSize * AverageSize * (Units - Clusters) * (Clusters - 1)));

    /// <summary>Interval from the F distribution; exact for equal sizes and normal values alone.</summary>
    /// <param name="confidence">Two-sided confidence, between 0 and 1.</param>
    public Interval Interval(double confidence = 0.95)
    {
        var tail = Wilson.Tail(confidence);
        return new Interval(End(1 - tail), End(tail));

        double End(double p)
        {
            var ratio = F / Tails.FQuantile(Clusters - 1, Units - Clusters, p);
            return (ratio - 1) / (ratio + AverageSize - 1);
        }
    }
}

/// <summary>How much cluster sizes inflate a variance.</summary>
/// <param name="MeanSize">m, units a cluster.</param>
/// <param name="SizeVariation">cv, coefficient of variation of sizes.</param>
/// <param name="Equal">1 + (m − 1)ρ, for equal sizes.</param>
/// <param name="Unequal">1 + ((1 + cv²)m − 1)ρ, for unequal ones.</param>
public sealed record DesignEffect(double MeanSize, double SizeVariation, double Equal, double Unequal);

/// <summary>
/// Intraclass correlation: the share of the variance that lies between clusters. Unit: a share, below 0 by chance.
/// </summary>
/// <remarks>Sources: Donner and Klar (2000), Design and Analysis of Cluster Randomization Trials; Swiger et al. (1964), Biometrics 20,
/// 818–826; Fleiss and Cuzick (1979), Applied Psychological Measurement 3, 537–542; Eldridge, Ashby and Kerry (2006), International
/// Journal of Epidemiology 35, 1292–1300. Failures: TOO_FEW_CLUSTERS (fewer than two clusters, or one unit in each),
/// NO_VARIATION.</remarks>
public static class IntraclassCorrelation
{
    /// <summary>Of counts out of cluster sizes.</summary>
    /// <param name="clusters">Counts; those with a whole of 0 are left out.</param>
    public static Outcome<OneWayAnova> OfShares(IReadOnlyList<ShareCount> clusters)
    {
        var given = clusters.Where(cluster => cluster.Whole > 0).ToList();
        double units = given.Sum(cluster => cluster.Whole);
        var pooled = given.Sum(cluster => cluster.Part) / Math.Max(1, units);
        return Checked(given.Count, units, given.Sum(cluster => cluster.Whole * (double)cluster.Whole),
            given.Sum(cluster => cluster.Whole * Math.Pow(cluster.Share - pooled, 2)),
            given.Sum(cluster => cluster.Whole * cluster.Share * (1 - cluster.Share)));
    }

    /// <summary>Of measured values by cluster.</summary>
    /// <param name="clusters">The values of each cluster, at least one in each.</param>
    public static Outcome<OneWayAnova> OfValues(IReadOnlyList<double[]> clusters)
    {
        var mean = clusters.SelectMany(values => values).DefaultIfEmpty().Average();
        return Checked(clusters.Count, clusters.Sum(values => values.Length), clusters.Sum(values => (double)values.Length * values.Length),
            clusters.Sum(values => values.Length * Math.Pow(values.Average() - mean, 2)),
            clusters.Sum(values => values.Sum(value => Math.Pow(value - values.Average(), 2))));
    }

    /// <summary>Fleiss and Cuzick's ρ = 1 − Σ n p(1 − p) / ((N − k) P(1 − P)).</summary>
    /// <param name="clusters">Counts; those with a whole of 0 are left out.</param>
    /// <returns>ρ; null where nothing varies.</returns>
    public static double? FleissCuzick(IReadOnlyList<ShareCount> clusters)
    {
        var given = clusters.Where(cluster => cluster.Whole > 0).ToList();
        double units = given.Sum(cluster => cluster.Whole), part = given.Sum(cluster => cluster.Part);
        var total = (units - given.Count) * part / units * (1 - part / units);
        return total > 0 ? 1 - given.Sum(cluster => cluster.Whole * cluster.Share * (1 - cluster.Share)) / total : null;
    }

    /// <summary>The design effect of unequal clusters.</summary>
    /// <param name="sizes">Units of each cluster.</param>
    /// <param name="icc">ρ.</param>
    public static DesignEffect DesignEffect(IReadOnlyCollection<double> sizes, double icc)
    {
        var mean = sizes.Average();
        var variation = (Summaries.Deviation(sizes) ?? 0) / mean;
        return new DesignEffect(mean, variation, 1 + (mean - 1) * icc, 1 + ((1 + variation * variation) * mean - 1) * icc);
    }

    private static Outcome<OneWayAnova> Checked(int clusters, double units, double squaredSizes, double between, double within)
    {
        if (clusters < 2 || units <= clusters)
            return new(new Reason(ReasonCode.TooFewClusters,
                "Variance within and between needs two clusters, and one with more than one unit."));
        if (within <= 0)
            return new(new Reason(ReasonCode.NoVariation, "Nothing varies within clusters."));
        return new(new OneWayAnova(
            clusters, (int)units, (units - squaredSizes / units) / (clusters - 1), between / (clusters - 1), within / (units - clusters)));
    }
}
