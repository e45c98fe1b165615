namespace Programme.Disclosure;

/// <summary>By which rules a figure leaves: which counts are too small, what is withheld with them, and how coarsely totals are rounded
/// where that is enough.</summary>
/// <param name="Low">The smallest count that is withheld; 1 or more, since 0 is always shown.</param>
/// <param name="High">The largest count that is withheld; above <paramref name="Low"/>, or 0 when every count may leave.</param>
/// <param name="RoundingBase">The multiple to which totals are rounded; 1 when totals are never rounded.</param>
public sealed record Policy(long Low = 1, long High = 5, int RoundingBase = 10)
{
    /// <summary>Every count leaves as it is.</summary>
    public static Policy Open { get; } = new(1, 0, 1) { Name = "open" };

    /// <summary>Name of the policy in the list of published figures.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether more is withheld, or rounded, where a small count could be had back by arithmetic. Without it the rule protects
    /// nothing that stands in a sum.</summary>
    public bool Secondary { get; init; } = true;

    /// <summary>Whether what left before is remembered, so that two publications cannot be subtracted from each other.</summary>
    public bool Sticky { get; init; } = true;

    /// <summary>A figure over fewer contributors (schools, respondents) than this is left out altogether, also of sums.</summary>
    public int LeastContributors { get; init; } = 1;

    /// <summary>An interval that says how far contributors differ is given of this many at least.</summary>
    public int LeastClusters { get; init; } = 2;

    /// <summary>Whether a count is too small to leave.</summary>
    /// <param name="count">A count.</param>
    /// <returns>True from <see cref="Low"/> to <see cref="High"/>.</returns>
    public bool IsSmall(long count) => count >= Low && count <= High;

    /// <summary>The nearest multiple of the rounding base, halves upwards.</summary>
    /// <param name="count">A count of 0 or more.</param>
    /// <returns>The multiple.</returns>
    public long Round(long count) => (count + RoundingBase / 2) / RoundingBase * RoundingBase;

    internal void Check()
    {
        if (Low < 1 || RoundingBase < 1 || (High != 0 && High <= Low))
            throw new ArgumentException("A policy withholds counts from 1 or more up to something larger, and rounds to 1 or more.");
    }
}

/// <summary>Why a figure is not given: the symbols of official statistics.</summary>
public static class Symbols
{
    /// <summary>Withheld, because it is small or because it would give a small one back. A reader cannot tell which.</summary>
    public const string Confidential = "c";

    /// <summary>Not available: nothing was returned.</summary>
    public const string NotAvailable = "x";

    /// <summary>Not applicable: a share of nothing.</summary>
    public const string NotApplicable = "z";

    /// <summary>More than zero, but rounds to zero.</summary>
    public const string Low = "low";
}
