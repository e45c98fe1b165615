using System.Globalization;
using System.Text;

namespace Programme.Benchmarks;

/// <summary>A file of contacts that is made while it is read: the lines of the synthetic authority in turn, with ids of their
/// own.</summary>
internal sealed class ContactLines(int rows, int file) : Stream
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Registers.Programme, "outcomes/ssd_contacts_350.csv"));
    private readonly StringBuilder text = new(Lines[0] + "\n");
    private byte[] ready = [];
    private int at;
    private int row;

    public override int Read(Span<byte> buffer)
    {
        if (at == ready.Length)
            Make();
        var length = Math.Min(buffer.Length, ready.Length - at);
        ready.AsSpan(at, length).CopyTo(buffer);
        at += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => row; set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Make()
    {
        for (var more = 0; more < 2_000 && row < rows; more++, row++)
        {
            var line = Lines[1 + (row % (Lines.Length - 1))];
            text.Append(CultureInfo.InvariantCulture, $"B{file:0000}{row:00000000}")
                .Append(line, line.IndexOf(',', StringComparison.Ordinal), line.Length - line.IndexOf(',', StringComparison.Ordinal))
                .Append('\n');
        }
        (ready, at) = (Encoding.UTF8.GetBytes(text.ToString()), 0);
        text.Clear();
    }
}
