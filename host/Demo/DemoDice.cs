namespace Programme.Host;

/// <summary>A seeded stream of draws (SplitMix64: Steele, Lea and Flood 2014), the same on every machine. Each list has a
/// stream of its own, so that a change to one leaves the others as they are.</summary>
internal sealed class DemoDice
{
    private readonly ulong seed;
    private ulong state;

    public DemoDice(ulong seed) => (this.seed, state) = (seed, seed);

    /// <summary>The stream of a name.</summary>
    public DemoDice For(string name)
    {
        var mixed = seed ^ 0xcbf29ce484222325;
        foreach (var letter in name)
            mixed = (mixed ^ letter) * 0x100000001b3;
        return new DemoDice(mixed);
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits()
    {
        var z = state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below 1.</summary>
    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Unit() * (most - least + 1));

    /// <summary>Whether something with this probability happens.</summary>
    public bool Chance(double probability) => Unit() < probability;

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    /// <summary>One of several, by weight.</summary>
    public T Pick<T>(params (T Value, double Weight)[] choices)
    {
        var left = Unit() * choices.Sum(choice => choice.Weight);
        foreach (var (value, weight) in choices)
        {
            left -= weight;
            if (left < 0)
                return value;
        }
        return choices[^1].Value;
    }

    /// <summary>How many of so many cases have a property.</summary>
    public int Of(int cases, double probability) => Enumerable.Range(0, cases).Count(_ => Chance(probability));

    /// <summary>A count of rare events (Knuth's multiplication).</summary>
    public int Poisson(double mean)
    {
        var (count, product, limit) = (0, Unit(), Math.Exp(-mean));
        while (product > limit)
        {
            count++;
            product *= Unit();
        }
        return count;
    }
}
