using System.Text;

namespace Programme.Intake;

/// <summary>Decodes bytes that are not UTF-8 as Windows-1252: for text that is read as it comes in, of which nobody can know
/// beforehand how it is encoded.</summary>
internal sealed class Windows1252Where : DecoderFallback
{
    /// <summary>UTF-8, and Windows-1252 where it is not.</summary>
    public static Encoding NotUtf8 { get; } = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new Windows1252Where());

    /// <inheritdoc/>
    public override int MaxCharCount => 4;

    /// <inheritdoc/>
    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Letters();

    private sealed class Letters : DecoderFallbackBuffer
    {
        private string text = "";
        private int at;

        public override int Remaining => text.Length - at;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            text = TextForm.Windows1252.GetString(bytesUnknown);
            at = 0;
            return text.Any(letter => letter is >= '\u0080' and <= '\u009f')
                ? throw new DecoderFallbackException("Neither UTF-8 nor Windows-1252.", bytesUnknown, index) : true;
        }

        public override char GetNextChar() => at < text.Length ? text[at++] : '\0';

        public override bool MovePrevious()
        {
            if (at == 0)
                return false;
            at--;
            return true;
        }

        public override void Reset() => (text, at) = ("", 0);
    }
}
