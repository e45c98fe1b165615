namespace Programme.Intake;

/// <summary>Cells of a CSV text that a program reads: quoted where they must be, and otherwise as they are. A list that people open goes
/// out as an <see cref="OutgoingList"/>.</summary>
public static class CsvText
{
    /// <summary>Cells with commas between them, without the end of the line.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    /// <summary>A cell; in quotation marks when it holds a comma, a quotation mark or a line feed.</summary>
    public static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
