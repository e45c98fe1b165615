namespace Programme.Statistics;

/// <summary>
/// The right-hand side of a regression: columns, of which the first is the one of interest, and a factor whose levels each have an
/// intercept. The levels are swept out (Frisch, Waugh and Lovell), not made into columns, so 153 of them cost no more than one.
/// </summary>
/// <param name="Columns">Columns of equal length.</param>
/// <param name="Strata">Level of each row, 0 to <paramref name="Levels"/> − 1; null for no intercept at all.</param>
/// <param name="Levels">Number of levels.</param>
public sealed record Design(IReadOnlyList<double[]> Columns, int[]? Strata, int Levels)
{
    /// <summary>Rows.</summary>
    public int Rows => Columns.Count > 0 ? Columns[0].Length : Strata!.Length;

    /// <summary>Columns with one intercept.</summary>
    /// <param name="columns">Columns of equal length.</param>
    public static Design WithIntercept(params double[][] columns) => new(columns, new int[columns[0].Length], 1);

    /// <summary>Columns alone; an intercept is a column of ones.</summary>
    /// <param name="columns">Columns of equal length.</param>
    public static Design Plain(params double[][] columns) => new(columns, null, 0);

    /// <summary>Columns with an intercept for each name.</summary>
    /// <param name="names">The level of each row, by name.</param>
    /// <param name="columns">Columns of equal length.</param>
    public static Design ByStratum(IReadOnlyList<string> names, params double[][] columns)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        var strata = new int[names.Count];
        for (var row = 0; row < strata.Length; row++)
        {
            levels.TryAdd(names[row], levels.Count);
            strata[row] = levels[names[row]];
        }
        return new Design(columns, strata, levels.Count);
    }

    /// <summary>The same strata with other columns.</summary>
    /// <param name="columns">Columns of equal length.</param>
    public Design With(params double[][] columns) => this with { Columns = columns };
}
