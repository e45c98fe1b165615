using System.Globalization;
using System.Text;
using Programme.Intake;

namespace Programme.Host;

/// <summary>Writes a list as the documentation describes it: UTF-8, commas, ISO dates, blank for what is not known.</summary>
internal sealed class DemoCsv
{
    private readonly StringBuilder text = new();

    public DemoCsv(string header) => text.Append(header).Append('\n');

    public DemoCsv Add(params object?[] cells)
    {
        text.AppendJoin(',', cells.Select(Cell)).Append('\n');
        return this;
    }

    public DemoList As(string fileName) => new(fileName, text.ToString());

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        string word => CsvText.Cell(word),
        var other => other.ToString() ?? "",
    };
}

/// <summary>A list to be sent.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Text">Its text.</param>
internal sealed record DemoList(string FileName, string Text)
{
    /// <summary>The authority, for a return.</summary>
    public string LaCode { get; init; } = "";

    /// <summary>The month, for a return.</summary>
    public string Month { get; init; } = "";

    /// <summary>The version, for a return.</summary>
    public int Version { get; init; }

    /// <summary>Data rows.</summary>
    public int Rows => Text.Count(letter => letter == '\n') - 1;
}
