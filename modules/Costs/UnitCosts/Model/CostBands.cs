namespace Programme.Costs;

/// <summary>Bands of the cost a participant, as the Guidebook of Foundations rates programmes (decision 0110).</summary>
internal static class CostBands
{
    /// <summary>Pence below which a cost is in band 1, 2 and 3.</summary>
    private static readonly double[] Below = [10_000, 50_000, 100_000];

    /// <summary>Pence up to which it is in band 4.</summary>
    private const double UpTo = 200_000;

    /// <summary>1 (low) to 5 (high).</summary>
    public static int Of(double pence) => pence > UpTo ? 5 : 1 + Below.Count(limit => pence >= limit);
}
