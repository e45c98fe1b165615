namespace Programme.Disclosure;

/// <summary>A count as some publication gave or withheld it. See decision 0013.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The count itself; a ledger is as confidential as the data.</param>
/// <param name="Form">How it left.</param>
/// <param name="IsTotal">Whether it is a total.</param>
/// <param name="Small">Whether it was withheld for its own sake.</param>
/// <param name="Shown">The number that left, when it left rounded or exact.</param>
/// <param name="Step">The rounding base of a number that left rounded.</param>
public sealed record Entry(string Name, long Value, Form Form, bool IsTotal, bool Small, long? Shown, int Step);

/// <summary>A sum over entries of the ledger, by their positions.</summary>
/// <param name="Total">Position of the total.</param>
/// <param name="Parts">Positions of the parts, ascending.</param>
public sealed record Sum(int Total, IReadOnlyList<int> Parts);

/// <summary>
/// Everything that has left so far. Keep it before the publication leaves and hand it to the next one: it is plain
/// data, fit for JSON, and a pure function of the tables in their order, so it can also be worked out again from them.
/// It grows only when a count or a sum changes.
/// </summary>
/// <param name="Entries">The counts; a count that changes is a new entry.</param>
/// <param name="Sums">The sums among them.</param>
public sealed record Ledger(IReadOnlyList<Entry> Entries, IReadOnlyList<Sum> Sums)
{
    /// <summary>Nothing has left yet.</summary>
    public static Ledger Empty { get; } = new([], []);
}

/// <summary>Forms in which the counts may be published now.</summary>
/// <param name="Figures">Every cell of the table by name, except the implied ones.</param>
/// <param name="Ledger">The ledger to keep for the next publication.</param>
/// <param name="Unprotected">Names of small counts that no withholding could protect, because what left earlier gives
/// them away or the search gave up; empty in the ordinary way. All that could be withheld around them is.</param>
public sealed record Publication(
    IReadOnlyDictionary<string, Shown> Figures, Ledger Ledger, IReadOnlyList<string> Unprotected);
