using System.IO.Compression;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.ResponseCompression;

namespace Programme.Host;

/// <summary>Answers are compressed for a caller that asks for it: JSON by <c>Accept-Encoding</c>, gRPC for a caller that sends its
/// requests compressed. Calls on this machine are not: it would cost more than it saves.</summary>
internal sealed class Compression : Interceptor
{
    /// <summary>The one method of gRPC that every client has.</summary>
    public const string Gzip = "gzip";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Compression>();
        services.AddResponseCompression(answers =>
        {
            answers.EnableForHttps = true;
            answers.MimeTypes = ["application/json"];
        });
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
    }

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        AsAsked(context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request, IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        AsAsked(context);
        return continuation(request, responseStream, context);
    }

    private static void AsAsked(ServerCallContext context)
    {
        // JSON calls come through here too; they have no such option, and are compressed around the host.
        if (context.GetHttpContext() is var http && EarlyRefusal.IsGrpc(http) && http.Request.Headers["grpc-encoding"] != Gzip)
            context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
    }
}
