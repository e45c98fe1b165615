namespace Programme.Intake;

/// <summary>Where the header of a list is: in the first row with a value or, when that is a title, below it.</summary>
/// <param name="Names">The names of the row that was found; of the first row when no other has more.</param>
/// <param name="Line">Its line or row.</param>
/// <param name="FirstAbove">The first row with a value above it; null = there is none.</param>
internal sealed record HeaderSearch(IReadOnlyList<string> Names, int Line, int? FirstAbove)
{
    /// <summary>Rows with a value among which a header is looked for.</summary>
    public const int MostRows = 20;

    /// <summary>Goes to the header. A row with one column of the list may be a misspelt header when it is the first; below it, one with
    /// two is looked for. Null = there is no row with a value.</summary>
    public static HeaderSearch? In(IRecords records, ListDescription list, FileLayout layout)
    {
        var needed = list.Needed.Where(name => !layout.Constants.ContainsKey(name)).Select(layout.NameOf).ToList();
        HeaderSearch? first = null;
        for (var rows = 0; rows < MostRows && Read(records, first); rows++)
        {
            var names = ListHeader.NamesOf(records);
            if (names.Count == 0 || IsSeparatorLine(records))
            {
                rows--;
                continue;
            }
            var found = new HeaderSearch(names, records.Line, first?.Line);
            if (ListHeader.Hits(names, needed) >= (first is null ? 1 : Math.Min(2, needed.Count)))
                return found;
            first ??= found;
        }
        return first;
    }

    /// <summary>How many columns that a list must have are in it.</summary>
    public int Hits(IEnumerable<string> columns) => ListHeader.Hits(Names, columns);

    /// <summary>Notes what stands above the header.</summary>
    public void Report(RowProblems problems, string row)
    {
        if (FirstAbove is { } above)
            problems.NoteFile(FieldCodes.AboveHeader, above == Line - 1
                ? $"The header is in {row} {Line}; what stands above it, in {row} {above}, is not read."
                : $"The header is in {row} {Line}; what stands above it, from {row} {above}, is not read.");
    }

    /// <summary>What cannot be read below a first row that is no header makes the file no list.</summary>
    private static bool Read(IRecords records, HeaderSearch? first)
    {
        try
        {
            return records.Read();
        }
        catch (Grpc.Core.RpcException) when (first is not null)
        {
            return false;
        }
    }

    /// <summary>The line <c>sep=;</c> tells Excel the delimiter.</summary>
    private static bool IsSeparatorLine(IRecords records) =>
        records.Line == 1 && records[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && records[0].Length <= 5;
}
