using System.Text;
using System.Text.Unicode;

namespace Programme.Intake;

/// <summary>How a text file that is kept is written.</summary>
/// <param name="File">The file.</param>
/// <param name="Encoding">How its text is encoded.</param>
/// <param name="Mark">Bytes of its byte order mark.</param>
/// <param name="Delimiter">What separates its columns.</param>
internal sealed record FileText(UploadedFile File, Encoding Encoding, int Mark, char Delimiter)
{
    private const int LongestHeader = 64_000;

    /// <summary>Finds it out; a file whose text nobody can read is refused.</summary>
    public static FileText Of(UploadedFile file, RowProblems problems, ListDescription list, FileLayout layout)
    {
        var begin = Begin(file);
        var (encoding, mark) = TextForm.Marked(begin) ?? (layout.Encoding ?? TextForm.Unmarked(file.Read())
            ?? throw problems.Refuse(FirstLineNotUtf8(file), null, FieldCodes.NotUtf8, null,
                "the text is neither UTF-8 nor Windows-1252 as a whole; save it as CSV UTF-8."), 0);
        if (encoding.CodePage == TextForm.Windows1252.CodePage && layout.Encoding is null && !list.IsWindows1252)
            problems.NoteFile(FieldCodes.ReadAsWindows1252,
                "The text is not UTF-8; it was read as Windows-1252. Look at names with accents, and save as CSV UTF-8 if they are wrong.");
        var delimiter = layout.Delimiter
            ?? TextForm.DelimiterOf(FirstLines(encoding, begin.AsSpan(mark)), [.. list.Needed.Select(layout.NameOf)]);
        return new FileText(file, encoding, mark, delimiter);
    }

    /// <summary>The first lines, of which one may be the header, without Excel's <c>sep=</c>, as far as the bytes go.</summary>
    public static IEnumerable<string> FirstLines(Encoding encoding, ReadOnlySpan<byte> begin)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return lenient.GetString(begin[..Math.Min(begin.Length, LongestHeader)]).Split('\r', '\n')
            .Where(line => !CellText.IsBlank(line) && !line.TrimStart('"').StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            .Take(HeaderSearch.MostRows);
    }

    /// <summary>The content after the mark.</summary>
    public Stream Content()
    {
        var content = File.Read();
        content.Position = Mark;
        return content;
    }

    /// <summary>The first line that is not UTF-8. Text is decoded in large parts, so the parser cannot tell it.</summary>
    public int FirstBadLine() => FirstLineNotUtf8(File);

    private static int FirstLineNotUtf8(UploadedFile file)
    {
        using var bytes = new StreamReader(file.Read(), Encoding.Latin1, false, 65_536, leaveOpen: true);
        var line = 1;
        while (bytes.ReadLine() is { } text && Utf8.IsValid(Encoding.Latin1.GetBytes(text)))
            line++;
        return line;
    }

    private static byte[] Begin(UploadedFile file)
    {
        var begin = new byte[LongestHeader];
        return begin[..file.Read().ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false)];
    }
}
