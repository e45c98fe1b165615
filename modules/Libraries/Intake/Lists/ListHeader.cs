namespace Programme.Intake;

/// <summary>The header of a file, matched with the columns of a list: without regard to case and to what nobody sees.</summary>
internal sealed class ListHeader
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CellSource> cells = new(StringComparer.Ordinal);
    private bool hasSpoilt;

    private ListHeader(IReadOnlyList<string> names, int width, int line) => (Names, Width, Line) = (names, width, line);

    /// <summary>The line or row on which it stands.</summary>
    public int Line { get; }

    /// <summary>Cells of the header with those at its end that have no name.</summary>
    public int Width { get; }

    /// <summary>The names in the file, trimmed; "" = a column without one.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Where a column of the list is; null = the file lacks it.</summary>
    public int? PositionOf(string column) => positions.TryGetValue(column, out var at) ? at : null;

    /// <summary>Positions of the columns that have no name.</summary>
    public IReadOnlyList<int> Unnamed { get; private set; } = [];

    /// <summary>Where the cell of a column of the list comes from.</summary>
    public CellSource SourceOf(string column) => cells.GetValueOrDefault(column, CellSource.None);

    /// <summary>Whether no text of the file was found spoilt before; then one is.</summary>
    public bool IsFirstSpoilt() => !Interlocked.Exchange(ref hasSpoilt, true);

    /// <summary>Names and positions of the columns that are read.</summary>
    public IReadOnlyDictionary<string, int> Positions => positions;

    /// <summary>The names of the current row, taken as a header.</summary>
    public static IReadOnlyList<string> NamesOf(IRecords records)
    {
        var names = Enumerable.Range(0, records.Count).Select(at => CellText.Code(records[at])).ToList();
        return names[..(names.FindLastIndex(name => name.Length > 0) + 1)];
    }

    /// <summary>How many of these columns a header has.</summary>
    public static int Hits(IReadOnlyList<string> names, IEnumerable<string> columns) =>
        columns.Count(column => names.Contains(column, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether the current row has the names of the header, as where two files were joined.</summary>
    public bool IsAgain(IRecords records) => NamesOf(records).SequenceEqual(Names, StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the current row as the header; a file that is not this list, or lacks columns, or names one twice, is
    /// refused.</summary>
    public static ListHeader Read(IRecords records, HeaderSearch search, ListDescription list, FileLayout layout, RowProblems problems)
    {
        var header = new ListHeader(search.Names, records.Count, search.Line);
        var needed = list.Needed.Where(name => !layout.Constants.ContainsKey(name)).ToList();
        if (search.Hits(needed.Select(layout.NameOf)) == 0)
            throw problems.RefuseInstead(search.Line, FieldCodes.NotThisList, Expected(records, needed, layout));
        header.RefuseTwice(records.Line, problems);
        foreach (var column in list.Columns.Where(column => !layout.Constants.ContainsKey(column.Name)))
            header.Find(column.Name, layout);
        for (var at = 0; list.HasOtherColumns && at < header.Names.Count; at++)
            header.positions.TryAdd(header.Names[at], at);
        var unknown = new UnknownColumns(header, list, layout, records.Line, problems);
        foreach (var name in needed.Where(name => header.PositionOf(name) is null))
            unknown.Missing(name);
        unknown.Report();
        problems.ThrowIfAny();
        header.Unnamed = [.. Enumerable.Range(0, header.Names.Count).Where(at => header.Names[at].Length == 0)];
        foreach (var (name, at) in header.positions)
            header.cells[name] = new CellSource(at, list.FormOf(name), null);
        foreach (var (name, constant) in layout.Constants)
            header.cells[name] = new CellSource(-1, ColumnForm.Text, constant);
        return header;
    }

    private void Find(string column, FileLayout layout)
    {
        var name = layout.NameOf(column);
        for (var at = 0; at < Names.Count; at++)
        {
            if (Names[at].Equals(name, StringComparison.OrdinalIgnoreCase))
                positions.TryAdd(column, at);
        }
    }

    private void RefuseTwice(int line, RowProblems problems)
    {
        foreach (var twice in Names.Select((name, at) => (Name: name, At: at + 1)).Where(column => column.Name.Length > 0)
            .GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Skip(1).Any()))
            problems.Add(line, twice.Key, FieldCodes.ColumnTwice, null,
                $"{twice.Key} is in the header twice (columns {string.Join(" and ", twice.Select(column => column.At))}); each column once "
                    + "is expected.");
    }

    private static string Expected(IRecords records, List<string> needed, FileLayout layout)
    {
        var separated = records.Delimiter switch
        {
            ',' => "commas",
            ';' => "semicolons",
            '\t' => "tabs",
            var other => $"'{other}'",
        };
        return $"a header with the columns "
            + $"{string.Join(",", needed.Take(6).Select(layout.NameOf))}{(needed.Count > 6 ? ", …" : "")} separated by {separated} is "
            + "expected.";
    }
}

/// <summary>Where the cell of a column comes from, found once for a file.</summary>
/// <param name="At">Its position in the row; -1 = the file has no such column.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Constant">What every row has; null = the cell counts.</param>
internal readonly record struct CellSource(int At, ColumnForm Form, string? Constant)
{
    /// <summary>Of a column that the file does not have.</summary>
    public static CellSource None { get; } = new(-1, ColumnForm.Code, null);
}
