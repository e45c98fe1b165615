using Google.Protobuf;
using Grpc.Core;

namespace Programme.Host;

/// <summary>Sends a file as the parts of an import: the first message as given, then the content.</summary>
internal static class Upload
{
    private const int ChunkBytes = 256 * 1024;

    /// <param name="call">The opened call.</param>
    /// <param name="first">The first message, with the options.</param>
    /// <param name="file">The content.</param>
    /// <param name="sent">Called with the bytes sent so far.</param>
    public static async Task<TResponse> SendAsync<TRequest, TResponse>(AsyncClientStreamingCall<TRequest, TResponse> call, TRequest first,
        Stream file, Action<long>? sent = null)
        where TRequest : class, IMessage, new()
    {
        try
        {
            await call.RequestStream.WriteAsync(first);
            var content = first.Descriptor.FindFieldByName("content").Accessor;
            var buffer = new byte[ChunkBytes];
            for (int read; (read = await file.ReadAsync(buffer)) > 0;)
            {
                var part = new TRequest();
                content.SetValue(part, ByteString.CopyFrom(buffer, 0, read));
                await call.RequestStream.WriteAsync(part);
                sent?.Invoke(file.Position);
            }
            await call.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // The host ended the call early; its reason is the answer below.
        }
        return await call.ResponseAsync;
    }
}
