using System.Globalization;
using CsvHelper;

namespace Programme.Intake;

/// <summary>One row: its cells by column name, checked as they are read. A cell in error is collected and gives null.</summary>
public sealed class CsvRow(CsvParser parser, Dictionary<string, int> columns, RowProblems problems, int line, IReadOnlyDictionary<string, string> constants)
{
    /// <summary>Physical line, header = 1.</summary>
    public int Line => line;

    /// <summary>The cell, trimmed; empty when blank, or when the file has no such column or the row ends before it.</summary>
    public string Text(string column) => constants.TryGetValue(column, out var constant) ? constant
        : columns.TryGetValue(column, out var at) && at < parser.Count ? FormulaText.Unescape(parser[at].Trim()) : "";

    /// <summary>The cell; null when blank.</summary>
    public string? Optional(string column, int longest = 200)
    {
        var text = Text(column);
        if (text.Length <= longest)
            return text.Length == 0 ? null : text;
        Problem(column, FieldCodes.TooLong, text, $"at most {longest} characters are expected.");
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
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            Problem(column, FieldCodes.NotAWholeNumber, text, "a whole number is expected.");
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
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Problem(column, FieldCodes.NotANumber, text, "a number with a decimal point is expected.");
        return null;
    }

    /// <summary>A day; null when blank.</summary>
    public DateOnly? Day(string column, string format = "yyyy-MM-dd")
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Calls.Dates.IsSensible(day))
            return day;
        Problem(column, FieldCodes.NotADay, text, $"a day written {format.ToUpperInvariant()} is expected.");
        return null;
    }

    /// <summary>A day; an error when blank.</summary>
    public DateOnly RequiredDay(string column, string format = "yyyy-MM-dd")
    {
        if (Text(column).Length == 0)
            Problem(column, FieldCodes.Missing, null, $"a day written {format.ToUpperInvariant()} is expected.");
        return Day(column, format) ?? DateOnly.MinValue;
    }

    /// <summary>One of a list of codes; null when blank.</summary>
    public T? Code<T>(string column, IReadOnlyDictionary<string, T> codes)
        where T : struct
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (codes.TryGetValue(text, out var value))
            return value;
        Problem(column, FieldCodes.UnknownCode, text, $"one of {string.Join(", ", codes.Keys)} is expected.");
        return null;
    }

    /// <summary>One of a list of codes; an error when blank.</summary>
    public T RequiredCode<T>(string column, IReadOnlyDictionary<string, T> codes)
        where T : struct
    {
        if (Text(column).Length == 0)
            Problem(column, FieldCodes.Missing, null, $"one of {string.Join(", ", codes.Keys)} is expected.");
        return Code(column, codes) ?? default;
    }

    /// <summary>Adds an error in this row.</summary>
    public void Problem(string? column, string code, string? value, string expected) => problems.Add(line, column, code, value, expected);

    /// <summary>Adds a note to this row.</summary>
    public void Note(string column, string code, string message) => problems.Note(line, column, code, message);
}
