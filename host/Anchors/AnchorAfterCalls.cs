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

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var response = await continuation(request, context);
        if (request is not IMessage message || !Change.IsCheck(message))
            Ask(context);
        return response;
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var response = await continuation(requestStream, context);
        Ask(context);
        return response;
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request,
        IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await continuation(request, responseStream, context);
        Ask(context);
    }

    private void Ask(ServerCallContext context)
    {
        var rpc = context.Method[(context.Method.LastIndexOf('/') + 1)..];
        if (Acts.Contains(rpc) || Verbs.Any(verb => rpc.StartsWith(verb, StringComparison.Ordinal)))
            anchors.Ask(rpc);
    }
}
