namespace Programme.Statistics;

/// <summary>A randomisation test over allocations drawn with a seed.</summary>
/// <param name="Observed">T of the arms as they are.</param>
/// <param name="P">(1 + b) / (1 + R), b the allocations with |T| at least |T_obs|.</param>
/// <param name="NullDeviation">Standard deviation of T over the allocations.</param>
/// <param name="Allocations">R.</param>
public sealed record MonteCarloTest(double Observed, double P, double NullDeviation, int Allocations);

/// <summary>
/// Tests the sharp hypothesis of no effect on any school: arms are permuted within strata, with the numbers of each arm as they are. The
/// statistic is the weighted least-squares coefficient of the arm. Unit of T: that of y. p needs no model.
/// </summary>
/// <remarks>Sources: Fisher (1935), The Design of Experiments, chapter III; Phipson and Smyth (2010), Statistical Applications in Genetics
/// and Molecular Biology 9, 39 (p of drawn allocations is never 0). Failure: STRATUM_ONE_ARM.</remarks>
public static class PermutationTest
{
    /// <summary>At most so many allocations are enumerated; of more, some are drawn.</summary>
    public const double MostEnumerated = 500_000;

    /// <summary>Number of allocations, Π C(n_s, n1_s).</summary>
    /// <param name="strata">Stratum of each school.</param>
    /// <param name="arms">1 or 0.</param>
    public static double Allocations(IReadOnlyList<int> strata, IReadOnlyList<double> arms) =>
        Blocks(strata, arms).Aggregate(1.0, (product, block) => product * Choose(block.Rows.Length, block.Treated));

    /// <summary>Draws allocations from a seed.</summary>
    /// <param name="covariates">Design without the arm.</param>
    /// <param name="arms">1 or 0.</param>
    /// <param name="y">Outcome of each school.</param>
    /// <param name="weights">Positive; null for 1.</param>
    /// <param name="draws">R, the number of allocations drawn.</param>
    /// <param name="seed">Recorded beside the result.</param>
    public static Outcome<MonteCarloTest> MonteCarlo(Design covariates, double[] arms, double[] y, double[]? weights, int draws, ulong seed)
    {
        var (statistic, blocks) = (new PermutationStatistic(covariates, y, weights), Blocks(covariates.Strata!, arms));
        var sums = new double[statistic.Width];
        foreach (var block in blocks)
            statistic.Add(sums, block.Stratum, Array.FindAll(block.Rows, row => arms[row] > 0));
        if (PermutationStatistic.Value(sums) is not { } observed)
            return new(new Reason(ReasonCode.StratumOneArm, "No stratum has schools of both arms."));
        var random = new SeededRandom(seed);
        var (extreme, mean, squares) = (0, 0.0, 0.0);
        for (var draw = 1; draw <= draws; draw++)
        {
            Array.Clear(sums);
            foreach (var block in blocks)
                statistic.Add(sums, block.Stratum, Drawn(block, random));
            var value = PermutationStatistic.Value(sums) ?? 0;
            extreme += Math.Abs(value) >= Math.Abs(observed) - 1e-12 ? 1 : 0;
            var before = value - mean;
            mean += before / draw;
            squares += before * (value - mean);
        }
        return new(new MonteCarloTest(observed, (1.0 + extreme) / (1 + draws), Math.Sqrt(squares / (draws - 1)), draws));
    }

    /// <summary>Moves a random choice of the treated number to the front.</summary>
    private static ReadOnlySpan<int> Drawn(Block block, SeededRandom random)
    {
        var rows = block.Rows;
        // The smaller arm is drawn; the sums of the larger one are those of the rest.
        var fewer = Math.Min(block.Treated, rows.Length - block.Treated);
        for (var at = 0; at < fewer; at++)
        {
            var other = at + random.Below(rows.Length - at);
            (rows[at], rows[other]) = (rows[other], rows[at]);
        }
        return fewer == block.Treated ? rows.AsSpan(0, fewer) : rows.AsSpan(fewer);
    }

    internal static double Choose(int n, int k)
    {
        var product = 1.0;
        for (var i = 1; i <= Math.Min(k, n - k); i++)
            product = product * (n - Math.Min(k, n - k) + i) / i;
        return Math.Round(product);
    }

    internal static IReadOnlyList<Block> Blocks(IReadOnlyList<int> strata, IReadOnlyList<double> arms) =>
        [.. Enumerable.Range(0, strata.Count).GroupBy(row => strata[row]).OrderBy(group => group.Key)
            .Select(group => new Block(group.Key, [.. group], group.Count(row => arms[row] > 0)))];

    internal sealed record Block(int Stratum, int[] Rows, int Treated);
}
