using System.Text;

namespace Programme.Intake;

/// <summary>Finds out how a text file is written, as far as its bytes tell.</summary>
public static class TextForm
{
    private const int BytesAtOnce = 65_536;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>UTF-8 that refuses other bytes.</summary>
    public static Encoding StrictUtf8 { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true);

    // The marks of UTF-32 begin like those of UTF-16, so they are looked for first.
    private static readonly (byte[] Mark, Encoding Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], StrictUtf8),
        ([0xFF, 0xFE, 0, 0], new UTF32Encoding(false, false, throwOnInvalidCharacters: true)),
        ([0, 0, 0xFE, 0xFF], new UTF32Encoding(true, false, throwOnInvalidCharacters: true)),
        ([0xFF, 0xFE], new UnicodeEncoding(false, false, throwOnInvalidBytes: true)),
        ([0xFE, 0xFF], new UnicodeEncoding(true, false, throwOnInvalidBytes: true)),
    ];

    // Windows-1252 has no characters for them.
    private static readonly byte[] NotInWindows1252 = [0x81, 0x8D, 0x8F, 0x90, 0x9D];

    static TextForm() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Windows-1252, as GIAS publishes and as Excel saves "CSV".</summary>
    public static Encoding Windows1252 { get; } = new Windows1252();

    /// <summary>The encoding that a byte order mark, or the zeros of UTF-16 without one, says, and the length of the mark.</summary>
    public static (Encoding Encoding, int Mark)? Marked(ReadOnlySpan<byte> begin)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (begin.StartsWith(mark))
                return (encoding, mark.Length);
        }
        // Names of columns are ASCII: in UTF-16 every other byte of a header is 0.
        if (begin.Length >= 8 && begin[1] == 0 && begin[3] == 0 && begin[5] == 0 && begin[7] == 0 && begin[0] != 0 && begin[2] != 0)
            return (Marks[3].Encoding, 0);
        return begin.Length >= 8 && begin[0] == 0 && begin[2] == 0 && begin[4] == 0 && begin[6] == 0 && begin[1] != 0
            && begin[3] != 0 ? (Marks[4].Encoding, 0) : null;
    }

    /// <summary>UTF-8 if all bytes are; Windows-1252 if all bytes may be and hardly any happen to be UTF-8, as <c>É’</c> does; null =
    /// neither, or a mixture.</summary>
    public static Encoding? Unmarked(Stream content)
    {
        var found = new NotUtf8();
        var decoder = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, found).GetDecoder();
        var (bytes, letters) = (new byte[BytesAtOnce], new char[BytesAtOnce + 8]);
        var (undefined, others) = (false, 0L);
        for (int read; (read = content.Read(bytes)) > 0;)
        {
            undefined |= bytes.AsSpan(0, read).IndexOfAny(NotInWindows1252) >= 0;
            var decoded = decoder.GetChars(bytes, 0, read, letters, 0, flush: false);
            foreach (var letter in letters.AsSpan(0, decoded))
                others += letter > '\x7f' ? 1 : 0;
        }
        decoder.GetChars([], 0, 0, letters, 0, flush: true);
        if (found.Bytes == 0)
            return StrictUtf8;
        return undefined || others >= found.Bytes ? null : Windows1252;
    }

    /// <summary>The delimiter with which one of the first lines has most of these columns; a comma when none has any of them.</summary>
    public static char DelimiterOf(IEnumerable<string> lines, IReadOnlyCollection<string> columns)
    {
        var all = lines.ToList();
        return Delimiters.MaxBy(delimiter => all.Select(line => line.Split(delimiter).Select(name => CellText.Code(name.Trim().Trim('"')))
            .Count(name => columns.Contains(name, StringComparer.OrdinalIgnoreCase))).DefaultIfEmpty().Max());
    }

    /// <summary>Notes that bytes are not UTF-8, and leaves them out.</summary>
    private sealed class NotUtf8 : DecoderFallback
    {
        public long Bytes { get; private set; }

        public override int MaxCharCount => 0;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

        private sealed class Buffer(NotUtf8 found) : DecoderFallbackBuffer
        {
            public override int Remaining => 0;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                found.Bytes += bytesUnknown.Length;
                return false;
            }

            public override char GetNextChar() => '\0';

            public override bool MovePrevious() => false;
        }
    }
}
