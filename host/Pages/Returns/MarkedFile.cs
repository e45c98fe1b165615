using System.Text;
using Programme.Outcomes.V1;

namespace Programme.Host;

/// <summary>A sender's own file with what is to be mended at the end of each line, so that it can be mended in place and sent again: a
/// column that is not known is not read.</summary>
internal static class MarkedFile
{
    private const string Column = "to_mend";

    /// <summary>Marks a text; null = it is a workbook, or its lines are not its rows.</summary>
    /// <param name="content">The file.</param>
    /// <param name="read">How it was read; null = not at all.</param>
    /// <param name="findings">What was found in it.</param>
    public static byte[]? Of(ReadOnlyMemory<byte> content, ReadAs? read, IReadOnlyList<Finding> findings)
    {
        if (read?.Encoding is not ("utf-8" or "windows-1252"))
            return null;
        // What is added is ASCII, and both write a line's end and a quotation mark in one byte: other bytes stay as they are.
        var lines = Encoding.Latin1.GetString(content.Span).Split('\n');
        if (lines.Any(line => line.Count(letter => letter == '"') % 2 != 0))
            return null;
        var delimiter = read.Delimiter == "tab" ? "\t" : read.Delimiter;
        var marks = findings.Where(finding => finding.Line > 0).ToLookup(finding => finding.Line, MarkOf);
        var whole = string.Join(" ", findings.Where(finding => finding.Line == 0).Select(MarkOf));
        return Encoding.Latin1.GetBytes(string.Join('\n', lines.Select((line, at) => line.Trim().Length == 0 ? line
            : At(line, delimiter, at == 0 ? $"{Column}{(whole.Length > 0 ? $" {whole}" : "")}" : string.Join(" ", marks[at + 1])))));
    }

    private static string At(string line, string delimiter, string mark)
    {
        var text = line.TrimEnd('\r');
        var cell = mark.Length > 0 ? $"\"{mark.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : "";
        return $"{text}{delimiter}{cell}{line[text.Length..]}";
    }

    private static string MarkOf(Finding finding) => string.Concat($"{finding.Rule} {finding.Column}: {finding.Message}"
        .Select(letter => char.IsControl(letter) ? ' ' : char.IsAscii(letter) ? letter : '?'));
}
