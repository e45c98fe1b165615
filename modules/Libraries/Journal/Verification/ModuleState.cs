namespace Programme.Journal;

/// <summary>Result of verifying a module's database.</summary>
/// <param name="Rows">Audit rows read.</param>
/// <param name="Head">Hash of the last good row, lower-case hexadecimal.</param>
/// <param name="BrokenAt">First audit row that does not fit; 0 = none.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record ChainState(long Rows, string Head, long BrokenAt, string Problem)
{
    /// <summary>The tables, as they are stored.</summary>
    public IReadOnlyList<TableState> Tables { get; init; } = [];

    /// <summary>Rows that are not as the chain knows them.</summary>
    public IReadOnlyList<RowProblem> Problems { get; init; } = [];

    /// <summary>Whether everything fits.</summary>
    public bool Sound => BrokenAt == 0 && Problems.Count == 0;
}

/// <summary>A table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Hash">The sum of the digests of its rows, modulo 2^128; 32 hexadecimal digits.</param>
public sealed record TableState(string Name, long Rows, string Hash);

/// <summary>A row that is not as the chain knows it.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Key">Its key, columns separated by |; empty = the table as a whole.</param>
/// <param name="Problem">What is wrong.</param>
public sealed record RowProblem(string Table, string Key, string Problem);
