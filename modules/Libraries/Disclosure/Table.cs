namespace Programme.Disclosure;

/// <summary>Form in which a figure is published.</summary>
public enum Form
{
    /// <summary>As it is.</summary>
    Exact,

    /// <summary>Rounded to the policy's base.</summary>
    Rounded,

    /// <summary>Not at all; a symbol stands in its place.</summary>
    Withheld,

    /// <summary>Never given as a figure of its own, but a reader can work it out from others, so it is protected with them.</summary>
    Implied,
}

/// <summary>One count that is to leave, or that follows from those that leave.</summary>
/// <param name="Name">A name that stays the same from one publication to the next.</param>
/// <param name="Value">The count, 0 or more; null when it is not available.</param>
/// <param name="Form">The most that may be given: <see cref="Form.Exact"/>, <see cref="Form.Rounded"/> or
/// <see cref="Form.Implied"/>.</param>
/// <param name="IsTotal">Whether it is a sum over areas or periods, made anew for each publication; a total is rounded
/// before it is withheld, and one that is withheld may be of any size.</param>
public sealed record Cell(string Name, long? Value, Form Form = Form.Exact, bool IsTotal = false);

/// <summary>A sum that a reader knows: the total equals its parts added up.</summary>
/// <param name="Total">Name of the total.</param>
/// <param name="Parts">Names of the parts, each with a value.</param>
public sealed record Relation(string Total, IReadOnlyList<string> Parts);

/// <summary>All that one publication gives, and every sum that ties it together.</summary>
/// <param name="Cells">The counts.</param>
/// <param name="Relations">The sums among them.</param>
public sealed record Table(IReadOnlyList<Cell> Cells, IReadOnlyList<Relation> Relations);

/// <summary>A figure as it leaves.</summary>
/// <param name="Value">The count, exact or rounded; null when a symbol stands for it.</param>
/// <param name="Form">How it leaves.</param>
/// <param name="Symbol">One of <see cref="Symbols"/>, or null when the value is given.</param>
public sealed record Shown(long? Value, Form Form, string? Symbol)
{
    /// <summary>
    /// The share that two counts as they leave allow; it never says more than they do. Intervals, limits and rates
    /// must be computed from the counts shown here too, never from those behind them.
    /// </summary>
    /// <param name="part">The numerator as it leaves.</param>
    /// <param name="whole">The denominator as it leaves.</param>
    /// <returns>The share, or null and the symbol: that of a count that is not given, <c>z</c> when the denominator
    /// is 0, <c>c</c> when rounding has put the part above the whole.</returns>
    public static (double? Value, string? Symbol) Share(Shown part, Shown whole) =>
        (part.Symbol ?? whole.Symbol, part.Value, whole.Value) switch
        {
            ({ } symbol, _, _) => (null, symbol),
            (_, _, 0) => (null, Symbols.NotApplicable),
            (_, { } x, { } n) when x <= n => ((double)x / n, null),
            _ => (null, Symbols.Confidential),
        };
}
