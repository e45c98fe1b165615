using System.Buffers;
using System.Buffers.Binary;
using Microsoft.AspNetCore.Http.Features;

namespace Programme.Host;

/// <summary>The largest body that a call may have. One that says its length, or the length of its message, is refused before the rest is
/// read. A stream of parts has no limit here: each part has one, and the import another for the whole file.</summary>
internal static class BodyLimit
{
    private const int GrpcPrefix = 5;

    public static async Task SetAsync(HttpContext http, long? most)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most + GrpcPrefix;
        if (most is not { } bytes)
            return;
        if (http.Request.ContentLength > bytes + GrpcPrefix)
            throw Faults.BodyTooLarge(bytes);
        if (EarlyRefusal.IsGrpc(http))
            await CheckMessageAsync(http, bytes);
        else if (http.Request.ContentLength is null && http.Request.Method != HttpMethods.Get)
            await ReadWholeAsync(http, bytes);
    }

    /// <summary>A message of gRPC begins with one byte (compressed or not) and its length in four; they are looked at and left
    /// there.</summary>
    private static async Task CheckMessageAsync(HttpContext http, long most)
    {
        var read = await http.Request.BodyReader.ReadAtLeastAsync(GrpcPrefix, http.RequestAborted);
        var length = read.Buffer.Length >= GrpcPrefix ? LengthIn(read.Buffer.Slice(1, GrpcPrefix - 1)) : 0;
        http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.Start);
        if (length > most)
            throw Faults.BodyTooLarge(most);
    }

    private static uint LengthIn(ReadOnlySequence<byte> bytes)
    {
        Span<byte> length = stackalloc byte[GrpcPrefix - 1];
        bytes.CopyTo(length);
        return BinaryPrimitives.ReadUInt32BigEndian(length);
    }

    /// <summary>A body that does not say its length (chunked) is read here, up to the limit.</summary>
    private static async Task ReadWholeAsync(HttpContext http, long most)
    {
        var whole = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(whole, http.RequestAborted);
        }
        catch (BadHttpRequestException)
        {
            // The server ended it at the limit.
            throw Faults.BodyTooLarge(most);
        }
        whole.Position = 0;
        http.Request.Body = whole;
    }
}
