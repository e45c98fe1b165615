using System.Text;

namespace Programme.Intake;

/// <summary>Where the rows of a list come from, with its header read: a text file, or the sheet of a workbook that has the
/// header.</summary>
internal sealed class TableSource : IDisposable
{
    private const int MostNamed = 5;
    private readonly Func<bool> mayHaveNul;
    private readonly IDisposable? workbook;

    private TableSource(IRecords records, ListHeader header, Func<bool> mayHaveNul, IDisposable? workbook = null) =>
        (Records, Header, this.mayHaveNul, this.workbook) = (records, header, mayHaveNul, workbook);

    /// <summary>The rows after the header.</summary>
    public IRecords Records { get; }

    /// <summary>The header.</summary>
    public ListHeader Header { get; }

    /// <summary>Whether it is a sheet of a workbook.</summary>
    public bool IsSheet => workbook is not null;

    /// <summary>Whether a cell may hold U+0000.</summary>
    public bool MayHaveNul => mayHaveNul();

    /// <summary>Opens a file.</summary>
    public static TableSource Of(UploadedFile file, RowProblems problems, ListDescription list, FileLayout layout)
    {
        if (file.Length == 0)
            throw problems.Refuse(null, null, FieldCodes.Empty, null, "the file is empty; a header line and rows are expected.");
        if (file.Kind == FileKind.Workbook)
            return OfWorkbook(file.Read(), problems, list, layout, file.Cancel);
        var text = FileText.Of(file, problems, list, layout);
        return OfText(new CsvRecords(text.Content(), text.Encoding, text.Delimiter, problems, text.FirstBadLine), () => file.HasZeros,
            problems, list, layout);
    }

    /// <summary>Whether a file has all columns that a list must have, in whatever encoding and delimiter.</summary>
    public static bool HasHeader(UploadedFile file, ListDescription list)
    {
        try
        {
            using var source = Of(file, new RowProblems(file.Name), list with { HasOtherColumns = true }, FileLayout.Ours);
            return true;
        }
        catch (Grpc.Core.RpcException)
        {
            return false;
        }
    }

    /// <summary>Opens a file that is read as it comes in. A workbook, whose end says what is in it, is held in memory until it is
    /// read.</summary>
    public static TableSource Of(IncomingStream file, RowProblems problems, ListDescription list)
    {
        var begin = file.Peek();
        var (kind, what) = FileKinds.OfBegin(begin);
        if (what is not null)
            throw problems.RefuseKind(what);
        if (kind == FileKind.Archive)
            return OfWorkbook(HeldWorkbook.Of(file, problems), problems, list, FileLayout.Ours, file.Cancel);
        var (encoding, mark) = TextForm.Marked(begin) ?? (Windows1252Where.NotUtf8, 0);
        var delimiter = TextForm.DelimiterOf(FileText.FirstLines(encoding, begin[mark..]), [.. list.Needed]);
        file.Skip(mark);
        return OfText(new CsvRecords(file, encoding, delimiter, problems), () => file.HasZeros, problems, list, FileLayout.Ours);
    }

    /// <summary>Refuses a sheet of which cells that are read are merged: all but the first of them would be read as blank.</summary>
    public void RefuseMerged(RowProblems problems, int lastLine)
    {
        if (Records is not SheetRecords sheet)
            return;
        var merged = sheet.Merged.Where(range => range.Hides(Header.Line, lastLine, Header.Positions.Values)).Take(MostNamed + 1).ToList();
        if (merged.Count > 0)
            throw problems.RefuseInstead(null, FieldCodes.MergedCells,
                $"cells with one value each are expected; in the sheet {sheet.Name} some are merged ("
                    + string.Join(", ", merged.Take(MostNamed).Select(range => range.Reference)) + (merged.Count > MostNamed ? ", …" : "")
                    + "), and all but the first of them are empty. Unmerge them, and fill in each.");
    }

    /// <summary>Notes what a reader of the sheet may not have seen.</summary>
    public void NoteHidden(RowProblems problems)
    {
        if (Records is SheetRecords { HiddenRows: > 0 } sheet)
            problems.NoteFile(FieldCodes.HiddenRows,
                $"{sheet.HiddenRows:N0} rows of the sheet {sheet.Name} are hidden, as by a filter; they were read like the others.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Records.Dispose();
        workbook?.Dispose();
    }

    private static TableSource OfText(CsvRecords records, Func<bool> mayHaveNul, RowProblems problems, ListDescription list,
        FileLayout layout)
    {
        try
        {
            if (HeaderSearch.In(records, list, layout) is not { } search
                || (mayHaveNul() && search.Names.Any(name => name.Contains('\0', StringComparison.Ordinal))))
                throw problems.Refuse(1, null, FieldCodes.NotCsv, null, "this is not a CSV file; a header line is expected.");
            search.Report(problems, "line");
            return new TableSource(records, ListHeader.Read(records, search, list, layout, problems), mayHaveNul);
        }
        catch
        {
            records.Dispose();
            throw;
        }
    }

    private static TableSource OfWorkbook(Stream content, RowProblems problems, ListDescription list, FileLayout layout,
        CancellationToken cancel)
    {
        Workbook? workbook = null;
        try
        {
            workbook = Workbook.Open(content, cancel);
            var (records, search) = SheetChoice.Of(workbook, problems, list, layout);
            problems.Place = (line, column) => records.PlaceOf(line, null);
            search.Report(problems, "row");
            var header = ListHeader.Read(records, search, list, layout, problems);
            problems.Place = (line, column) => records.PlaceOf(line, column is null ? null : header.PositionOf(column));
            return new TableSource(records, header, () => true, workbook);
        }
        catch (WorkbookException fault)
        {
            workbook?.Dispose();
            throw problems.Refuse(null, null, fault.Code, null, fault.Message);
        }
        catch
        {
            workbook?.Dispose();
            throw;
        }
    }
}
