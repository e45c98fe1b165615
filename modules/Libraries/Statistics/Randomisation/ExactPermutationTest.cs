namespace Programme.Statistics;

/// <summary>One statistic over all allocations.</summary>
/// <param name="Observed">Of the arms as they are.</param>
/// <param name="CountAtLeast">Allocations with |T| at least |T_obs| (less 1e-9), the observed one among them.</param>
/// <param name="CountLower">Allocations with T at most T_obs (plus 1e-9).</param>
/// <param name="NullDeviation">Standard deviation over all allocations.</param>
public sealed record ExactStatistic(double Observed, long CountAtLeast, long CountLower, double NullDeviation);

/// <summary>A randomisation test over all allocations.</summary>
/// <param name="Allocations">How many there are.</param>
/// <param name="Coefficient">The weighted least-squares coefficient of the arm.</param>
/// <param name="MeanDifference">The difference of unweighted school means by stratum, weighted by schools; strata with both arms
/// alone.</param>
public sealed record ExactTest(long Allocations, ExactStatistic Coefficient, ExactStatistic MeanDifference);

/// <summary>Enumerates every allocation within strata; see <see cref="PermutationTest"/>.</summary>
public static class ExactPermutationTest
{
    private const double Tolerance = 1e-9;

    /// <summary>Enumerates all allocations.</summary>
    /// <param name="covariates">Design without the arm.</param>
    /// <param name="arms">1 or 0.</param>
    /// <param name="y">Outcome of each school.</param>
    /// <param name="weights">Positive; null for 1.</param>
    /// <exception cref="ArgumentException">More than <see cref="PermutationTest.MostEnumerated"/> allocations.</exception>
    public static Outcome<ExactTest> Run(Design covariates, double[] arms, double[] y, double[]? weights)
    {
        var blocks = PermutationTest.Blocks(covariates.Strata!, arms);
        if (PermutationTest.Allocations(covariates.Strata!, arms) > PermutationTest.MostEnumerated)
            throw new ArgumentException("There are too many allocations to enumerate; draw some.", nameof(arms));
        var both = blocks.Where(block => block.Treated > 0 && block.Treated < block.Rows.Length).Sum(block => block.Rows.Length);
        var statistic = new PermutationStatistic(covariates, y, weights);
        var observed = new double[statistic.Width + 1];
        var choices = new List<double[][]>();
        foreach (var block in blocks)
        {
            Add(observed, Sums(statistic, block, y, both, Array.FindAll(block.Rows, row => arms[row] > 0)));
            choices.Add([.. Choices(block.Rows.Length, block.Treated)
                .Select(chosen => Sums(statistic, block, y, both, Array.ConvertAll(chosen, at => block.Rows[at])))]);
        }
        if (PermutationStatistic.Value(observed[..^1]) is not { } coefficient)
            return new(new Reason(ReasonCode.StratumOneArm, "No stratum has schools of both arms."));
        var (first, second) = (new Tally(coefficient), new Tally(observed[^1]));
        var held = choices.Select(_ => new double[observed.Length]).ToArray();
        Walk(0, new double[observed.Length]);
        return new(new ExactTest(first.Count, first.Result, second.Result));

        void Walk(int depth, double[] sums)
        {
            if (depth == choices.Count)
            {
                first.Add(PermutationStatistic.Value(sums[..^1]) ?? 0);
                second.Add(sums[^1]);
                return;
            }
            foreach (var choice in choices[depth])
            {
                sums.CopyTo(held[depth], 0);
                Add(held[depth], choice);
                Walk(depth + 1, held[depth]);
            }
        }
    }

    /// <summary>The sums of the coefficient, then the stratum's share of the difference in means.</summary>
    private static double[] Sums(PermutationStatistic statistic, PermutationTest.Block block, double[] y, int both, int[] treated)
    {
        var sums = new double[statistic.Width];
        statistic.Add(sums, block.Stratum, treated);
        var rest = block.Rows.Length - treated.Length;
        var of = treated.Sum(row => y[row]);
        var share = treated.Length == 0 || rest == 0 ? 0
            : (of / treated.Length - (block.Rows.Sum(row => y[row]) - of) / rest) * block.Rows.Length / both;
        return [.. sums, share];
    }

    private static IEnumerable<int[]> Choices(int n, int k)
    {
        var chosen = Enumerable.Range(0, k).ToArray();
        while (true)
        {
            yield return chosen;
            var at = k - 1;
            while (at >= 0 && chosen[at] == n - k + at)
                at--;
            if (at < 0)
                yield break;
            chosen[at]++;
            for (var next = at + 1; next < k; next++)
                chosen[next] = chosen[next - 1] + 1;
        }
    }

    private static void Add(double[] sums, double[] more)
    {
        for (var at = 0; at < sums.Length; at++)
            sums[at] += more[at];
    }

    private sealed class Tally(double observed)
    {
        private double mean;
        private double squares;
        private long atLeast;
        private long lower;

        public long Count { get; private set; }

        public ExactStatistic Result => new(observed, atLeast, lower, Math.Sqrt(squares / Count));

        public void Add(double value)
        {
            Count++;
            var before = value - mean;
            mean += before / Count;
            squares += before * (value - mean);
            atLeast += Math.Abs(value) >= Math.Abs(observed) - Tolerance ? 1 : 0;
            lower += value <= observed + Tolerance ? 1 : 0;
        }
    }
}
