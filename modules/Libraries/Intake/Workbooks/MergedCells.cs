namespace Programme.Intake;

/// <summary>A range of cells that is shown as one. Only its first cell has a value.</summary>
/// <param name="Reference">As the sheet has it, such as <c>B2:B4</c>.</param>
/// <param name="Top">Its first row, from 1.</param>
/// <param name="Bottom">Its last row.</param>
/// <param name="Left">Its first column, from 0.</param>
/// <param name="Right">Its last column.</param>
internal sealed record MergedCells(string Reference, int Top, int Bottom, int Left, int Right)
{
    /// <summary>Reads a reference; null = it is none.</summary>
    public static MergedCells? Of(string reference)
    {
        var ends = reference.Split(':');
        if (ends.Length != 2)
            return null;
        var range = new MergedCells(reference, CellPlace.RowOf(ends[0]), CellPlace.RowOf(ends[1]), CellPlace.ColumnOf(ends[0]),
            CellPlace.ColumnOf(ends[1]));
        return range.Top > 0 && range.Left >= 0 ? range : null;
    }

    /// <summary>Whether a cell between the header and the last row, in a column that is read, is empty because it is merged with
    /// another.</summary>
    public bool Hides(int headerLine, int lastLine, IEnumerable<int> columns)
    {
        var (first, last) = (Math.Max(Top, headerLine + 1), Math.Min(Bottom, lastLine));
        return first <= last
            && columns.Any(column => column >= Left && column <= Right && (column > Left || first > Top || last > first));
    }
}
