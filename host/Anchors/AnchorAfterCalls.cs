using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Asks for an anchor after each draw, lock, export and backup that succeeded.</summary>
internal sealed class AnchorAfterCalls(Anchors anchors) : Interceptor
{
    private static readonly string[] Acts = ["DrawAllocation", "ImportAllocation", "LockData"];
    private static readonly string[] Verbs = ["Export", "Backup", "CreateBackup"];
    private static readonly ConcurrentDictionary<string, string?> Names = [];

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation) =>
        ActOf(context) is { } act && !(request is IMessage message && Change.IsCheck(message))
            ? AskedAfterAsync(act, continuation(request, context)) : continuation(request, context);

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        ActOf(context) is { } act ? AskedAfterAsync(act, continuation(requestStream, context)) : continuation(requestStream, context);

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request,
        IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await continuation(request, responseStream, context);
        if (ActOf(context) is { } act)
            anchors.Ask(act);
    }

    private async Task<TResponse> AskedAfterAsync<TResponse>(string act, Task<TResponse> answer)
    {
        var response = await answer;
        anchors.Ask(act);
        return response;
    }

    /// <summary>The name of an RPC after which an anchor is written; null for any other.</summary>
    private static string? ActOf(ServerCallContext context) => Names.GetOrAdd(context.Method, method =>
        method[(method.LastIndexOf('/') + 1)..] is var rpc
            && (Acts.Contains(rpc) || Verbs.Any(verb => rpc.StartsWith(verb, StringComparison.Ordinal))) ? rpc : null);
}
