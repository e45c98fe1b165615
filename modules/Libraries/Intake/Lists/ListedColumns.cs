namespace Programme.Intake;

/// <summary>Tells rows of a list from what else stands in its file: totals, footnotes, the header once more, another table beside
/// it.</summary>
internal sealed class ListedColumns
{
    private readonly ListDescription list;
    private readonly ListHeader header;
    private readonly List<int> keys;
    private readonly int[] read;
    private readonly int needed;
    private int beside;
    private int besideFrom;

    public ListedColumns(ListDescription list, ListHeader header)
    {
        (this.list, this.header, read) = (list, header, [.. header.Positions.Values.Distinct().Order()]);
        var always = list.Columns.Where(column => column.WhenBlank is null).ToList();
        needed = always.Count;
        keys = [.. always.Where(column => column.Form != ColumnForm.Text).Select(column => header.PositionOf(column.Name)).OfType<int>()];
    }

    /// <summary>Whether a column holds codes, which are never dates.</summary>
    public bool IsCode(string column) =>
        list.FormOf(column) is ColumnForm.Code or ColumnForm.Digits && list.Columns.Any(listed => listed.Name == column);

    /// <summary>Whether a row has values in columns that are not read and in no other.</summary>
    public bool IsBeside(IRecords records)
    {
        foreach (var at in read)
        {
            if (HasValue(records, at))
                return false;
        }
        beside++;
        besideFrom = beside == 1 ? records.Line : besideFrom;
        return true;
    }

    /// <summary>Notes the rows that were passed over because they are none of the list.</summary>
    public void NoteBeside(RowProblems problems)
    {
        if (beside > 0)
            problems.NoteFile(FieldCodes.BesideList,
                $"{(beside == 1 ? "1 row has" : $"{beside:N0} rows have")} values only in columns that are not read, the first in line "
                    + $"{besideFrom}; they were passed over.");
    }

    /// <summary>Why a row is none of the list; null = it is one.</summary>
    public string? WhyNoRow(IRecords records)
    {
        if (NextWithValue(records, 0) is not { } cell)
            return null;
        var first = CellText.Trimmed(records[cell]);
        if (first.Equals(header.Names[cell], StringComparison.OrdinalIgnoreCase) && header.IsAgain(records))
            return "here the header stands once more. Delete it; of files that were joined, send each by itself.";
        if (Footnotes.IsTotal(first) && list.Columns.FirstOrDefault(column => header.PositionOf(column.Name) == cell)?.Form
            is not (null or ColumnForm.Text or ColumnForm.Number))
            return "this looks like a row of totals. Delete it.";
        if (needed > 1 && NextWithValue(records, cell + 1) is null && !IsKey(cell, first))
            return "this one has a single cell, as a title or a footnote has. Delete it.";
        return keys.Count > 1 && !keys.Contains(cell) && keys.TrueForAll(key => !HasValue(records, key))
            ? "this one has none of the cells that every row must have, as a row of totals has none. Delete it, or fill them in." : null;
    }

    /// <summary>Whether a cell is what tells a row from others, and no words.</summary>
    private bool IsKey(int cell, string text) => keys.Contains(cell) && text.Any(char.IsAsciiDigit) && !text.Any(char.IsWhiteSpace);

    /// <summary>The first cell with a value from a column on; null = none is left.</summary>
    private int? NextWithValue(IRecords records, int from)
    {
        for (var at = from; at < Math.Min(records.Count, header.Names.Count); at++)
        {
            if (!CellText.IsBlank(records[at]))
                return at;
        }
        return null;
    }

    private static bool HasValue(IRecords records, int at) =>
        at < records.Count && (!CellText.IsBlank(records[at]) || records.FaultOf(at) is not null);
}
