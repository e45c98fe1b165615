namespace Programme.Statistics;

/// <summary>Reproducible random numbers from a recorded seed: xoshiro256**, the same in every version and on every machine.</summary>
/// <remarks>Source: Blackman, D. and Vigna, S. (2021), ACM Transactions on Mathematical Software 47(4); seeded by splitmix64. Not for
/// secrets: draws of an allocation use their own generator.</remarks>
public sealed class SeededRandom
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">Recorded beside the result.</param>
    public SeededRandom(ulong seed) => (a, b, c, d) = (Split(ref seed), Split(ref seed), Split(ref seed), Split(ref seed));

    /// <summary>A whole number from 0 to below the bound, each equally likely.</summary>
    /// <param name="bound">Positive.</param>
    public int Below(int bound)
    {
        // Lemire's multiplication with rejection.
        while (true)
        {
            var product = Math.BigMul(Next(), (ulong)bound, out var low);
            if (low >= (ulong)bound || low >= (0UL - (ulong)bound) % (ulong)bound)
                return (int)product;
        }
    }

    /// <summary>A number from 0 to below 1, in steps of 2⁻⁵³.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        var result = ulong.RotateLeft(b * 5, 7) * 9;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
