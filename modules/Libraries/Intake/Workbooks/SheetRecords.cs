using System.Text;
using System.Xml;

namespace Programme.Intake;

/// <summary>The rows of a sheet. Rows without a value are passed over; cells without a reference follow the one before.</summary>
internal sealed class SheetRecords : IRecords
{
    private const int LastColumn = 16_384;
    private readonly Stream content;
    private readonly XmlReader xml;
    private readonly SheetCells cells;
    private readonly CancellationToken cancel;
    private readonly List<SheetCell> row = [];
    private readonly List<MergedCells> merged = [];
    private int lastRow;
    private int lastRead;
    private long values;

    public SheetRecords(string name, Stream content, Lazy<IReadOnlyList<string>> texts, NumberForms forms, CancellationToken cancel)
    {
        (Name, this.content, this.cancel) = (name, content, cancel);
        xml = XmlReader.Create(content, SharedTexts.Settings);
        cells = new SheetCells(xml, texts, forms);
    }

    /// <summary>The name of the sheet.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public string EncodingName => "workbook";

    /// <inheritdoc/>
    public char Delimiter => ',';

    /// <inheritdoc/>
    public int Count => row.Count;

    /// <inheritdoc/>
    public int Line => lastRow;

    /// <summary>Rows that are hidden, as by a filter; they are read like others.</summary>
    public int HiddenRows { get; private set; }

    /// <summary>Cells that are merged, known when the last row is read: what they show is stored in the first of them alone.</summary>
    public IReadOnlyList<MergedCells> Merged => merged;

    /// <inheritdoc/>
    public string this[int column] => row[column].Text;

    /// <inheritdoc/>
    public bool IsDate(int column) => column < row.Count && row[column].IsDate;

    /// <inheritdoc/>
    public (string Code, string Expected)? FaultOf(int column) => column >= row.Count ? null : row[column].Fault;

    /// <inheritdoc/>
    public string? PlaceOf(int line, int? column) => CellPlace.Of(Name, line, column);

    /// <inheritdoc/>
    public bool Read() => Workbook.Guarded(ReadRow);

    /// <inheritdoc/>
    public void Dispose()
    {
        xml.Dispose();
        content.Dispose();
    }

    private bool ReadRow()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && merged.Count < WorkbookLimits.MostMerged
                && MergedCells.Of(xml.GetAttribute("ref") ?? "") is { } range)
                merged.Add(range);
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
                continue;
            cancel.ThrowIfCancellationRequested();
            Begin(out var isHidden);
            if (!xml.IsEmptyElement)
                ReadCells();
            if (row.Count == 0)
                continue;
            HiddenRows += isHidden ? 1 : 0;
            if (lastRow - lastRead > WorkbookLimits.MostBlankRows)
                throw new WorkbookException(FieldCodes.TooLarge,
                    $"the cell {CellPlace.Of(Name, lastRow, row.Count - 1)} lies more than {WorkbookLimits.MostBlankRows:N0} rows below "
                        + "the row before it; delete what does not belong to the list.");
            lastRead = lastRow;
            return true;
        }
        return false;
    }

    private void Begin(out bool isHidden)
    {
        row.Clear();
        isHidden = xml.GetAttribute("hidden") is "1" or "true";
        var number = xml.GetAttribute("r") is { } given && int.TryParse(given, out var at) ? at : lastRow + 1;
        if (number <= lastRow || number > 1_048_576)
            throw new InvalidDataException("The rows of the sheet are not in order.");
        lastRow = number;
    }

    private void ReadCells()
    {
        var depth = xml.Depth;
        var next = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
                continue;
            var column = xml.GetAttribute("r") is { } reference ? CellPlace.ColumnOf(reference) : next;
            if (column < next)
                throw new InvalidDataException("The cells of a row are not in order.");
            next = column + 1;
            if (next > LastColumn)
                throw new WorkbookException(FieldCodes.TooLarge, $"a row of at most {LastColumn:N0} cells is expected.");
            if (cells.Read() is { } cell)
                Take(column, cell);
        }
    }

    private void Take(int column, SheetCell cell)
    {
        if (column >= WorkbookLimits.MostColumns)
            throw new WorkbookException(FieldCodes.TooLarge,
                $"the cell {CellPlace.Of(Name, lastRow, column)} lies beyond column {CellPlace.Letters(WorkbookLimits.MostColumns - 1)}; "
                    + "delete what does not belong to the list.");
        if (++values > WorkbookLimits.MostCells)
            throw new WorkbookException(FieldCodes.TooLarge, $"a sheet of at most {WorkbookLimits.MostCells:N0} cells is expected.");
        while (row.Count < column)
            row.Add(SheetCell.Blank);
        row.Add(cell);
    }
}
