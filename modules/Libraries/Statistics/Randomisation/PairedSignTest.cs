namespace Programme.Statistics;

/// <summary>Fisher's test of paired differences over all sign patterns.</summary>
/// <param name="Sum">Sum of the differences.</param>
/// <param name="CountAtLeast">Patterns with a sum at least as large.</param>
/// <param name="CountAbove">Patterns with a larger sum.</param>
/// <param name="POneSided">Patterns at least as large, of all.</param>
/// <param name="PTwoSided">Patterns whose sum is at least as large in magnitude, of all.</param>
public sealed record PairedSignResult(double Sum, long CountAtLeast, long CountAbove, double POneSided, double PTwoSided)
{
    /// <summary>Enumerates the patterns: blocks of two, one of each arm.</summary>
    /// <param name="differences">At most 24 of them. Unit: that of the outcome.</param>
    /// <exception cref="ArgumentOutOfRangeException">More differences.</exception>
    /// <remarks>Source: Fisher (1935), The Design of Experiments, chapter III.</remarks>
    public static PairedSignResult Of(IReadOnlyList<double> differences)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(differences.Count, 24);
        var (sum, all) = (differences.Sum(), 1L << differences.Count);
        var (atLeast, above, extreme) = (0L, 0L, 0L);
        for (var pattern = 0L; pattern < all; pattern++)
        {
            var value = 0.0;
            for (var at = 0; at < differences.Count; at++)
                value += (pattern >> at & 1) == 0 ? Math.Abs(differences[at]) : -Math.Abs(differences[at]);
            atLeast += value >= sum - 1e-9 ? 1 : 0;
            above += value > sum + 1e-9 ? 1 : 0;
            extreme += Math.Abs(value) >= Math.Abs(sum) - 1e-9 ? 1 : 0;
        }
        return new PairedSignResult(sum, atLeast, above, (double)atLeast / all, (double)extreme / all);
    }
}
