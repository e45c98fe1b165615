using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Programme.Common.V1;

namespace Programme.Intake;

/// <summary>A file that is read while it comes in over a call: no byte of it is kept, on disk or in memory, so it may be of any
/// length and may hold what must not be kept. It is read once, from first to last.</summary>
public sealed class IncomingStream : Stream
{
    private readonly Func<ByteString?> next;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ReadOnlyMemory<byte> rest;

    private IncomingStream(ByteString first, Func<ByteString?> next, CancellationToken cancel)
    {
        (this.next, Cancel) = (next, cancel);
        Take(first);
    }

    /// <summary>Whether a byte read so far is 0: only then can a text in it have the character U+0000, which PostgreSQL cannot
    /// store.</summary>
    internal bool HasZeros { get; private set; }

    /// <summary>Ends the reading of the file when the caller gives up.</summary>
    internal CancellationToken Cancel { get; }

    /// <summary>Lower-case hexadecimal SHA-256 of what was read, once.</summary>
    public string TakeSha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <summary>Takes the first part of a stream, which carries the options; the others are taken as the file is read.</summary>
    public static async Task<(IncomingStream File, TPart First)> OpenAsync<TPart>(IAsyncStreamReader<TPart> parts,
        Func<TPart, ImportOptions?> options, Func<TPart, ByteString> content, CancellationToken cancel)
        where TPart : class
    {
        if (!await parts.MoveNext(cancel) || options(parts.Current) is null)
            throw Faults.Invalid("options", FieldCodes.Missing, "the first message must carry the options.");
        var first = parts.Current;
        return (new IncomingStream(content(first), () => parts.MoveNext(cancel).GetAwaiter().GetResult() ? content(parts.Current) : null,
            cancel), first);
    }

    /// <summary>The bytes that come next, as many as are there; none = the end.</summary>
    internal ReadOnlySpan<byte> Peek()
    {
        while (rest.IsEmpty)
        {
            if (next() is not { } part)
                return [];
            Take(part);
        }
        return rest.Span;
    }

    /// <summary>Passes bytes over.</summary>
    internal void Skip(int bytes) => rest = rest[bytes..];

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (Peek().IsEmpty)
            return 0;
        var length = Math.Min(buffer.Length, rest.Length);
        rest.Span[..length].CopyTo(buffer);
        rest = rest[length..];
        return length;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            hash.Dispose();
        base.Dispose(disposing);
    }

    private void Take(ByteString part)
    {
        rest = part.Memory;
        hash.AppendData(rest.Span);
        HasZeros |= rest.Span.Contains((byte)0);
    }
}
