namespace Programme.Intake;

/// <summary>A list read row by row from a CSV file or a workbook: the one reader of all lists. Its header is matched without regard to
/// case; rows without a value are passed over; a row must have as many cells as the header.</summary>
public sealed class CsvTable : IDisposable
{
    private readonly TableSource source;
    private readonly ListDescription list;
    private readonly RowProblems problems;
    private readonly ListHeader header;
    private readonly ListedColumns columns;
    private bool toldUnnamed;

    private CsvTable(TableSource source, ListDescription list, RowProblems problems)
    {
        (this.source, this.list, this.problems) = (source, list, problems);
        header = source.Header;
        columns = new ListedColumns(list, header);
    }

    /// <summary>How the text was read: the name of an encoding, or <c>workbook</c>.</summary>
    public string EncodingName => source.Records.EncodingName;

    /// <summary>What separates the columns.</summary>
    public char Delimiter => source.Records.Delimiter;

    /// <summary>The columns of the file, as it calls them.</summary>
    public IReadOnlyList<string> Header => header.Names;

    /// <summary>Whether the file has a column of the list.</summary>
    public bool Has(string column) => header.PositionOf(column) is not null;

    /// <summary>Opens a file as a list; one that is not this list is refused.</summary>
    public static CsvTable Open(UploadedFile file, RowProblems problems, ListDescription list, FileLayout? layout = null) =>
        new(TableSource.Of(file, problems, list, layout ?? FileLayout.Ours), list, problems);

    /// <summary>The same for a file that is read as it comes in and is kept nowhere.</summary>
    public static CsvTable Open(IncomingStream file, RowProblems problems, ListDescription list) =>
        new(TableSource.Of(file, problems, list), list, problems);

    /// <summary>Whether a file has all columns that a list must have.</summary>
    public static bool HasHeader(UploadedFile file, ListDescription list) => TableSource.HasHeader(file, list);

    /// <summary>Opens a file of which only the columns that it must have are known.</summary>
    public static CsvTable Open(UploadedFile file, RowProblems problems, IReadOnlyList<string> required) =>
        Open(file, problems, ListDescription.Of(required));

    /// <summary>The rows, one at a time: a row is only valid until the next is read. A row that cannot be taken as it stands is an
    /// error and left out.</summary>
    public IEnumerable<CsvRow> Rows()
    {
        var (rows, last) = (0, 0);
        while (Next())
        {
            if (IsBlank() || !IsWhole() || columns.IsBeside(source.Records))
                continue;
            rows++;
            if (!IsRow() || !HasValues())
                continue;
            last = source.Records.Line;
            yield return new CsvRow(source.Records, header, problems);
        }
        source.RefuseMerged(problems, last);
        source.NoteHidden(problems);
        columns.NoteBeside(problems);
        if (rows == 0)
            problems.NoteFile(FieldCodes.NoRows, "There is a header and no row.");
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    private bool Next()
    {
        try
        {
            return source.Records.Read();
        }
        catch (WorkbookException fault)
        {
            throw problems.Refuse(null, null, fault.Code, null, fault.Message);
        }
    }

    private bool IsBlank()
    {
        for (var at = 0; at < source.Records.Count; at++)
        {
            if (!CellText.IsBlank(source.Records[at]) || source.Records.FaultOf(at) is not null)
                return false;
        }
        return true;
    }

    /// <summary>Whether the row has a cell for each column, and none beyond. In a sheet, blank cells at the end are not written.</summary>
    private bool IsWhole()
    {
        var (records, width) = (source.Records, header.Names.Count);
        if (!source.IsSheet && records.Count == 1 && width > 1 && CellText.Trimmed(records[0]).Contains(' ', StringComparison.Ordinal))
            problems.Add(records.Line, null, FieldCodes.NotARow, null,
                "a row of the list is expected; this is a line of text, as a title or a footnote is. Delete it.");
        else if (!source.IsSheet && records.Count < width)
            problems.Add(records.Line, null, FieldCodes.TooFewCells, null,
                $"the line has {Cells(records.Count)}, the header {width}: a delimiter is missing, or the file ends too early.");
        else if (!source.IsSheet && (records.Count > header.Width || Beyond(width) is not null))
            problems.Add(records.Line, null, FieldCodes.TooManyCells, null,
                $"the line has {Cells(records.Count)}, the header {width}: put a cell that holds a {Called(records.Delimiter)} into "
                    + (Beyond(width) is null ? "quotation marks, or delete what stands after the last cell." : "quotation marks."));
        else if (Beyond(width) is { } at)
            problems.Add(records.Line, null, FieldCodes.TooManyCells, null,
                $"the cell {records.PlaceOf(records.Line, at)} lies right of the last column of the header, which is "
                    + $"{CellPlace.Letters(width - 1)}; delete it, or give it a name in the header.");
        else
        {
            NoteUnnamed();
            return true;
        }
        return false;
    }

    /// <summary>The first cell with a value right of the columns.</summary>
    private int? Beyond(int width)
    {
        for (var at = width; at < source.Records.Count; at++)
        {
            if (!CellText.IsBlank(source.Records[at]))
                return at;
        }
        return null;
    }

    private void NoteUnnamed()
    {
        for (var i = 0; !toldUnnamed && i < header.Unnamed.Count; i++)
        {
            var at = header.Unnamed[i];
            if (at >= source.Records.Count || CellText.IsBlank(source.Records[at]))
                continue;
            problems.NoteFile(FieldCodes.ColumnUnnamed, $"Column {at + 1} has no name in the header; it is not read.");
            toldUnnamed = true;
        }
    }

    /// <summary>A total, a footnote or the header once more is one error, not one for each column.</summary>
    private bool IsRow()
    {
        if (columns.WhyNoRow(source.Records) is not { } why)
            return true;
        problems.Add(source.Records.Line, null, FieldCodes.NotARow, null, $"a row of the list is expected; {why}");
        return false;
    }

    /// <summary>Whether the cells that are read can be stored: none is a formula without a value or an error, none holds U+0000.</summary>
    private bool HasValues()
    {
        if (!source.IsSheet && !source.MayHaveNul)
            return true;
        var whole = true;
        foreach (var (name, at) in header.Positions)
        {
            if (source.Records.FaultOf(at) is { } fault)
                problems.Add(source.Records.Line, name, fault.Code, null, fault.Expected);
            else if (source.Records.IsDate(at) && columns.IsCode(name))
                problems.Add(source.Records.Line, name, FieldCodes.DateInCode, null,
                    "a code is expected, and the cell is a date: Excel makes one of what looks like it. Format the column as text, and "
                        + "type the code again.");
            else if (source.MayHaveNul && at < source.Records.Count && source.Records[at].Contains('\0', StringComparison.Ordinal))
                problems.Add(source.Records.Line, name, FieldCodes.NulCharacter, null,
                    "text without the character U+0000 is expected; save the file as CSV UTF-8.");
            else
                continue;
            whole = false;
        }
        return whole;
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";

    private static string Called(char delimiter) =>
        delimiter switch { ',' => "comma", ';' => "semicolon", '\t' => "tab", _ => $"'{delimiter}'" };
}
