using Programme.Intake;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

/// <summary>Says how a file is read: what a mapping did, for who looks before it is stored.</summary>
internal static class ColumnReport
{
    private const int LongestCell = 40;

    public static ReadAs ReadAs(CsvTable table, CsvRow first, FileLayout layout)
    {
        var read = Measures.Columns.Append("note").Where(column => layout.Constants.ContainsKey(column) || table.Has(column)).ToList();
        return new ReadAs
        {
            Encoding = table.EncodingName,
            Delimiter = table.Delimiter == '\t' ? "tab" : table.Delimiter.ToString(),
            Columns = { read.Select(column => Source(column, first, layout)) },
            Ignored =
                { table.Header.Except(read.Where(column => !layout.Constants.ContainsKey(column)).Select(layout.NameOf),
                    StringComparer.OrdinalIgnoreCase).Where(name => name.Length > 0) },
        };
    }

    private static ColumnSource Source(string column, CsvRow first, FileLayout layout) => new()
    {
        Column = column,
        TheirColumn = layout.Constants.ContainsKey(column) ? "" : layout.NameOf(column),
        FirstCell = first.Text(column) is { Length: > LongestCell } text ? text[..LongestCell] + "…" : first.Text(column),
    };
}
