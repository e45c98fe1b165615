using Programme.Intake;

namespace Programme.Host;

/// <summary>A table of a page, and the same as CSV.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">Cells in the order of the columns; the first is the row's head.</param>
public sealed record PageTable(string Caption, IReadOnlyList<PageColumn> Columns, IReadOnlyList<IReadOnlyList<PageCell>> Rows)
{
    /// <summary>All rows, and all columns by their codes.</summary>
    public byte[] ToCsv() => new OutgoingList([.. Columns.Select(column => column.Code)],
        Rows.Select(row => row.Select(cell => cell.Value).ToArray())).ToCsv();
}

/// <summary>A column.</summary>
/// <param name="Code">In the header of the CSV.</param>
/// <param name="Label">As it is read.</param>
/// <param name="IsNumber">Whether its cells stand at the right.</param>
public sealed record PageColumn(string Code, string Label, bool IsNumber = false);

/// <summary>A cell.</summary>
/// <param name="Value">In the CSV; null = blank.</param>
/// <param name="Text">As it is read.</param>
/// <param name="Href">Where it leads; empty = nowhere.</param>
public readonly record struct PageCell(object? Value, string Text, string Href = "")
{
    public static implicit operator PageCell(string text) => FromString(text);

    public static implicit operator PageCell(int number) => FromInt32(number);

    /// <summary>A text; blank when it is empty.</summary>
    public static PageCell FromString(string text) => new(text.Length > 0 ? text : null, text);

    /// <summary>A number.</summary>
    public static PageCell FromInt32(int number) => new(number, PageText.Count(number));

    /// <summary>A day; blank when there is none.</summary>
    public static PageCell Day(Google.Type.Date? day) => new(day?.ToDateOnly(), Texts.Day(day));

    /// <summary>A number that may be missing.</summary>
    public static PageCell Number(bool isSet, int number) => isSet ? number : new PageCell(null, "");
}
