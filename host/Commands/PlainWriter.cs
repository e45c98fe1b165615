using System.Text;

namespace Programme.Host;

/// <summary>Shows control characters instead of sending them: a name must not be able to move the cursor of the operator's terminal, or to
/// rewrite what stands on it.</summary>
internal sealed class PlainWriter(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    /// <summary>From now on all that this process prints goes through it.</summary>
    public static void Install()
    {
        Console.SetOut(new PlainWriter(Console.Out));
        Console.SetError(new PlainWriter(Console.Error));
    }

    /// <summary>The text in one line, with what is not seen shown as U+FFFD.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.Select(letter => IsControl(letter) || letter is '\n' or '\r' or '\t' ? '\uFFFD' : letter));

    public override void Write(char value) => inner.Write(IsControl(value) ? '\uFFFD' : value);

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value) =>
        inner.Write(value is null ? null : string.Concat(value.Select(letter => IsControl(letter) ? '\uFFFD' : letter)));

    public override void WriteLine(string? value)
    {
        Write(value);
        inner.WriteLine();
    }

    public override void Flush() => inner.Flush();

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t');
}
