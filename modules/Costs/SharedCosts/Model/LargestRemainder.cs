namespace Programme.Costs;

/// <summary>Divides whole pence by weights, so that the parts add up to them: each part is its share rounded down, and the pence that are
/// left go to the largest remainders (Hamilton's method); of equal ones, to the first.</summary>
internal static class LargestRemainder
{
    /// <summary>The parts, in the order of the weights.</summary>
    /// <param name="pence">What is divided; a negative amount as its opposite.</param>
    /// <param name="weights">0 or more; not all 0.</param>
    public static long[] Divide(long pence, IReadOnlyList<long> weights)
    {
        var (all, amount) = (weights.Sum(), Math.Abs(pence));
        var parts = Floors(amount, weights, all);
        var left = (int)(amount - parts.Sum());
        foreach (var at in Enumerable.Range(0, parts.Length)
            .OrderByDescending(at => (Int128)amount * weights[at] - (Int128)parts[at] * all).Take(left))
            parts[at]++;
        return [.. parts.Select(part => Math.Sign(pence) * part)];
    }

    /// <summary>Several amounts at once, so that the parts of each add up to it, and those of one weight to the part of the sum: how an
    /// amount was split into lines changes nothing there.</summary>
    /// <param name="pence">Amounts of one sign.</param>
    /// <param name="weights">0 or more; not all 0.</param>
    /// <returns>By amount, its parts in the order of the weights.</returns>
    public static IReadOnlyList<long[]> DivideEach(IReadOnlyList<long> pence, IReadOnlyList<long> weights)
    {
        var all = weights.Sum();
        var rows = pence.Select(amount => Floors(Math.Abs(amount), weights, all)).ToList();
        var wanted = Divide(pence.Sum(Math.Abs), weights);
        foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++)
                wanted[at] -= row[at];
        }
        foreach (var (row, amount) in rows.Zip(pence))
        {
            Complete(row, Math.Abs(amount) - row.Sum(), wanted);
            for (var at = 0; at < row.Length; at++)
                row[at] *= Math.Sign(amount);
        }
        return rows;
    }

    /// <summary>Gives the pence that an amount has left to where most are wanted.</summary>
    private static void Complete(long[] row, long left, long[] wanted)
    {
        while (left > 0)
        {
            foreach (var at in Enumerable.Range(0, row.Length).Where(at => wanted[at] > 0).OrderByDescending(at => wanted[at])
                .Take((int)left).ToList())
            {
                row[at]++;
                wanted[at]--;
                left--;
            }
        }
    }

    private static long[] Floors(long amount, IReadOnlyList<long> weights, long all) =>
        [.. weights.Select(weight => (long)((Int128)amount * weight / all))];
}
