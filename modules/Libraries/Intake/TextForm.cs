using System.Text;
using System.Text.Unicode;

namespace Programme.Intake;

/// <summary>Finds out how a text file is written, as far as its bytes tell.</summary>
public static class TextForm
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    // Windows-1252 has no characters for them.
    private static readonly byte[] NotInWindows1252 = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

    /// <summary>UTF-8 that refuses other bytes.</summary>
    public static Encoding StrictUtf8 { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 if all bytes are, else Windows-1252 if all bytes may be; null = neither. (A byte order mark is looked for by
    /// who reads, and goes before.)</summary>
    public static Encoding? EncodingOf(UploadedFile file)
    {
        using var bytes = new BinaryReader(file.Read(), Encoding.Latin1, leaveOpen: true);
        var all = bytes.ReadBytes((int)file.Length);
        if (all.AsSpan().StartsWith(Encoding.Unicode.Preamble) || all.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble) || Utf8.IsValid(all))
            return StrictUtf8;
        return all.AsSpan().IndexOfAny(NotInWindows1252) < 0 && !file.HasZeros ? CsvTable.Windows1252 : null;
    }

    /// <summary>The delimiter with which the first line has most of these columns; a comma when it has none of them.</summary>
    public static char DelimiterOf(UploadedFile file, Encoding encoding, IReadOnlyCollection<string> columns)
    {
        var header = FirstLine(file, encoding);
        return Delimiters.MaxBy(delimiter => Names(header, delimiter).Count(columns.Contains));
    }

    /// <summary>Whether the first line has all of these columns, separated by a delimiter.</summary>
    public static bool HasColumns(UploadedFile file, IReadOnlyCollection<string> columns, char delimiter) =>
        columns.All(Names(FirstLine(file, Encoding.UTF8), delimiter).Contains);

    private static HashSet<string> Names(string header, char delimiter) => [.. header.Split(delimiter).Select(name => name.Trim().Trim('"'))];

    private static string FirstLine(UploadedFile file, Encoding encoding)
    {
        using var reader = new StreamReader(file.Read(), encoding.CodePage == Encoding.UTF8.CodePage ? Encoding.UTF8 : encoding, detectEncodingFromByteOrderMarks: true, 4_096, leaveOpen: true);
        var start = new char[16_384];
        var text = new string(start, 0, reader.ReadBlock(start));
        return text.Split('\r', '\n')[0];
    }
}
