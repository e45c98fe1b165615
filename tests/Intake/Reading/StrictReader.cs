using System.Text;
using Programme.Intake;

namespace Programme.Tests;

/// <summary>A second reader of CSV, as strict as RFC 4180: what it does not understand it does not read. It shares nothing with the one
/// under test.</summary>
internal static class StrictReader
{
    /// <summary>The rows of a text that is UTF-8 or Windows-1252 and separated by commas; null = it is not well formed.</summary>
    public static List<string[]>? Rows(byte[] content)
    {
        var text = Decoded(content);
        var (rows, row, cell, at) = (new List<string[]>(), new List<string>(), new StringBuilder(), 0);
        while (at < text.Length)
        {
            if (!ReadCell(text, ref at, cell))
                return null;
            row.Add(cell.ToString());
            cell.Clear();
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at == text.Length)
                    row.Add("");
                continue;
            }
            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
            rows.Add([.. row]);
            row.Clear();
        }
        if (row.Count > 0)
            rows.Add([.. row]);
        return rows;
    }

    private static string Decoded(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return TextForm.Windows1252.GetString(content);
        }
    }

    private static bool ReadCell(string text, ref int at, StringBuilder cell)
    {
        if (at < text.Length && text[at] == '"')
            return ReadQuoted(text, ref at, cell);
        while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
        {
            if (text[at] == '"')
                return false;
            cell.Append(text[at++]);
        }
        return true;
    }

    private static bool ReadQuoted(string text, ref int at, StringBuilder cell)
    {
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                cell.Append(text[at]);
                continue;
            }
            if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
                continue;
            }
            at++;
            return at == text.Length || text[at] is ',' or '\r' or '\n';
        }
        return false;
    }
}
