using System.Globalization;
using System.Text;

namespace Programme.Intake;

/// <summary>One row: its cells by column name, checked as they are read. A cell in error is collected and gives null.</summary>
public sealed class CsvRow
{
    private readonly IRecords records;
    private readonly ListHeader header;
    private readonly RowProblems problems;

    internal CsvRow(IRecords records, ListHeader header, RowProblems problems)
    {
        (this.records, this.header, this.problems) = (records, header, problems);
        Line = records.Line;
    }

    /// <summary>Line on which the row begins, header = 1; of a workbook the row of its sheet.</summary>
    public int Line { get; }

    /// <summary>The cell without what nobody sees; empty when blank, or when the file has no such column.</summary>
    public string Text(string column)
    {
        var source = header.SourceOf(column);
        if (source.Constant is not null)
            return source.Constant;
        if (source.At < 0 || source.At >= records.Count)
            return "";
        var cell = records[source.At];
        return source.Form switch
        {
            ColumnForm.Text => FormulaText.Unescape(Seen(column, CellText.Trimmed(cell))),
            ColumnForm.Digits => WrittenNumbers.Digits(CellText.Value(cell)),
            _ => CellText.Value(cell),
        };
    }

    /// <summary>A text that was spoilt before the file was saved is taken as it is, which is said once.</summary>
    private string Seen(string column, string text)
    {
        if (!Ascii.IsValid(text) && CellText.IsSpoilt(text) && header.IsFirstSpoilt())
            problems.Note(Line, column, FieldCodes.LettersLost,
                "letters of this text were lost or changed before the file was saved, as when UTF-8 is opened as another encoding. Look at "
                    + "texts with accents, £ and ’ in the whole file.");
        return text;
    }

    /// <summary>The cell; null when blank.</summary>
    public string? Optional(string column, int longest = 200)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (text.Length > longest)
            Problem(column, FieldCodes.TooLong, text, $"at most {longest} characters are expected.");
        else if (header.SourceOf(column).Form != ColumnForm.Text && WrittenNumbers.IsNotGiven(text))
            Problem(column, FieldCodes.NotExpected, text, "a code is expected; leave the cell blank if there is none.");
        else
            return text;
        return null;
    }

    /// <summary>The cell; an error when blank.</summary>
    public string Required(string column, int longest = 200)
    {
        if (Optional(column, longest) is { } text)
            return text;
        if (Text(column).Length == 0)
            Problem(column, FieldCodes.Missing, null, "a value is expected.");
        return "";
    }

    /// <summary>A whole number of at least 0; null when blank.</summary>
    public int? Count(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (WrittenNumbers.Whole(text) is not { } number)
            Problem(column, FieldCodes.NotAWholeNumber, text,
                WrittenNumbers.IsWithheld(text) ? WrittenNumbers.LeaveBlank : "a whole number is expected.");
        else if (number < 0)
            Problem(column, FieldCodes.Negative, text, "a number of 0 or more is expected.");
        else
            return number;
        return null;
    }

    /// <summary>A whole number in a range; null when blank.</summary>
    public int? Whole(string column, int least, int most)
    {
        if (Count(column) is not { } number)
            return null;
        if (number >= least && number <= most)
            return number;
        Problem(column, FieldCodes.OutOfRange, Text(column), $"a number from {least} to {most} is expected.");
        return null;
    }

    /// <summary>A number; null when blank.</summary>
    public decimal? Number(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number))
            return number;
        Problem(column, FieldCodes.NotANumber, text,
            text.EndsWith('%') ? "a number is expected, not a percentage: 0.6 for 60%. In a workbook, format the column as a number."
            : WrittenNumbers.IsWithheld(text) ? WrittenNumbers.LeaveBlank : "a number with a decimal point is expected.");
        return null;
    }

    /// <summary>A day; null when blank.</summary>
    public DateOnly? Day(string column, string? format = null)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (WrittenDays.Day(text, format) is { } day)
            return day;
        Problem(column, FieldCodes.NotADay, text, WrittenNumbers.IsWithheld(text)
            ? "a day is expected; leave the cell blank if it is not known."
            : format is null && WrittenDays.IsMonthFirst(text)
            ? "a day written YYYY-MM-DD or DD/MM/YYYY is expected; this one has the month first."
            : $"a day written {format?.ToUpperInvariant() ?? "YYYY-MM-DD or DD/MM/YYYY"} is expected.");
        return null;
    }

    /// <summary>A day; null when there is none or it is in error, which whoever reads the column for its own sake tells.</summary>
    public DateOnly? DayOrNone(string column) => Text(column) is { Length: > 0 } text ? WrittenDays.Day(text) : null;

    /// <summary>A day; an error when blank.</summary>
    public DateOnly RequiredDay(string column, string? format = null)
    {
        if (Text(column).Length == 0)
            Problem(column, FieldCodes.Missing, null, $"a day written {format?.ToUpperInvariant() ?? "YYYY-MM-DD"} is expected.");
        return Day(column, format) ?? DateOnly.MinValue;
    }

    /// <summary>The first day of a month; null when blank. A date cell of a workbook is its month.</summary>
    public DateOnly? Month(string column, string? format = null)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (WrittenDays.Month(text, format, header.PositionOf(column) is { } at && records.IsDate(at)) is { } month)
            return month;
        Problem(column, FieldCodes.NotAMonth, text,
            $"a month written {format?.ToUpperInvariant() ?? "YYYY-MM"} is expected. To keep Excel from changing it, format the column as "
                + "text before typing.");
        return null;
    }

    /// <summary>One of a list of codes; null when blank.</summary>
    public T? Code<T>(string column, IReadOnlyDictionary<string, T> codes)
        where T : struct
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (codes.TryGetValue(text, out var value)
            || (codes.Keys.FirstOrDefault(code => IsWritten(text, code)) is { } written && codes.TryGetValue(written, out value)))
            return value;
        var meant = Likeness.Nearest(text, codes.Keys);
        Problem(column, FieldCodes.UnknownCode, text,
            $"one of {string.Join(", ", codes.Keys)} is "
                + $"expected{(meant is null ? "" : $"; did you mean {meant}?")}{(meant is null ? "." : "")}");
        return null;
    }

    /// <summary>Whether a text is a code in other letters than it has, or one of digits of which a program made a decimal number.</summary>
    private static bool IsWritten(string text, string code) =>
        code.Equals(WrittenNumbers.Digits(text), StringComparison.OrdinalIgnoreCase);

    /// <summary>One of a list of codes; an error when blank.</summary>
    public T RequiredCode<T>(string column, IReadOnlyDictionary<string, T> codes)
        where T : struct
    {
        if (Text(column).Length == 0)
            Problem(column, FieldCodes.Missing, null, $"one of {string.Join(", ", codes.Keys)} is expected.");
        return Code(column, codes) ?? default;
    }

    /// <summary>Adds an error in this row.</summary>
    public void Problem(string? column, string code, string? value, string expected) => problems.Add(Line, column, code, value, expected);

    /// <summary>Adds a note to this row.</summary>
    public void Note(string column, string code, string message) => problems.Note(Line, column, code, message);
}
