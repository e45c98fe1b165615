namespace Programme.Statistics;

/// <summary>A difference of school means by stratum.</summary>
/// <param name="Difference">Σ share of schools × (ȳ₁ − ȳ₀).</param>
/// <param name="Error">√Σ share² (s₁²/n₁ + s₀²/n₀).</param>
/// <param name="Schools">Schools in strata with two of each arm at least.</param>
/// <param name="Strata">Such strata.</param>
public sealed record BlockedDifferenceEstimate(double Difference, double Error, int Schools, int Strata);

/// <summary>
/// Neyman's estimate from the design alone: no model. Estimand: the average effect on schools of the strata that have two of each arm.
/// Unit: that of y.
/// </summary>
/// <remarks>Source: Neyman (1923), in translation Statistical Science 5, 465–472; Imbens and Rubin (2015), Causal Inference, chapter 9.
/// Failure: STRATUM_ONE_ARM when no stratum has two schools of each arm; NO_VARIATION when no school differs.</remarks>
public static class BlockedDifference
{
    /// <summary>Of schools.</summary>
    /// <param name="strata">Stratum of each school.</param>
    /// <param name="arms">1 or 0.</param>
    /// <param name="y">Outcome of each school.</param>
    public static Outcome<BlockedDifferenceEstimate> Of(IReadOnlyList<string> strata, double[] arms, double[] y)
    {
        var blocks = Enumerable.Range(0, y.Length).GroupBy(row => strata[row], StringComparer.Ordinal)
            .Select(rows => (First: Values(rows, 1), Second: Values(rows, 0)))
            .Where(block => block.First.Length >= 2 && block.Second.Length >= 2).ToList();
        if (blocks.Count == 0)
            return new(new Reason(ReasonCode.StratumOneArm, "No stratum has two schools of each arm."));
        double schools = blocks.Sum(block => block.First.Length + block.Second.Length);
        double Share((double[] First, double[] Second) block) => (block.First.Length + block.Second.Length) / schools;
        var variance = blocks.Sum(block => Math.Pow(Share(block), 2) * (
            Summaries.Variance(block.First)!.Value / block.First.Length + Summaries.Variance(block.Second)!.Value / block.Second.Length));
        return variance <= 0
            ? new(new Reason(ReasonCode.NoVariation, "No school differs from others of its arm and stratum."))
            : new(new BlockedDifferenceEstimate(
                blocks.Sum(block => Share(block) * (block.First.Average() - block.Second.Average())), Math.Sqrt(variance), (int)schools,
                    blocks.Count));

        double[] Values(IEnumerable<int> rows, int arm) => [.. rows.Where(row => (arms[row] > 0 ? 1 : 0) == arm).Select(row => y[row])];
    }
}
