using System.Text;

namespace Programme.Intake;

/// <summary>Windows-1252 that reads ASCII, of which most files consist, many letters at a time; the one of the platform takes byte by
/// byte.</summary>
internal sealed class Windows1252 : Encoding
{
    private static readonly Encoding Platform = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly char[] Letters = Platform.GetChars([.. Enumerable.Range(0, 256).Select(code => (byte)code)]);

    public Windows1252()
        : base(Platform.CodePage)
    {
    }

    /// <inheritdoc/>
    public override string WebName => Platform.WebName;

    /// <inheritdoc/>
    public override bool IsSingleByte => true;

    /// <inheritdoc/>
    public override int GetByteCount(char[] chars, int index, int count) => Platform.GetByteCount(chars, index, count);

    /// <inheritdoc/>
    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        Platform.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    /// <inheritdoc/>
    public override int GetMaxByteCount(int charCount) => Platform.GetMaxByteCount(charCount);

    /// <inheritdoc/>
    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    /// <inheritdoc/>
    public override int GetMaxCharCount(int byteCount) => byteCount;

    /// <inheritdoc/>
    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

    /// <inheritdoc/>
    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            Ascii.ToUtf16(bytes[at..], chars[at..], out var read);
            at += read;
            if (at < bytes.Length)
                chars[at] = Letters[bytes[at]];
        }
        return bytes.Length;
    }
}
