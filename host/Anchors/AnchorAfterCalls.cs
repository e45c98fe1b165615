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

    /// <summary>The name of each RPC after which an anchor is written, by full method name.</summary>
    private static readonly Dictionary<string, string> Names = Contracts.Methods
        .Where(rpc => Acts.Contains(rpc.Value.Name) || Verbs.Any(verb => rpc.Value.Name.StartsWith(verb, StringComparison.Ordinal)))
        .ToDictionary(rpc => rpc.Key, rpc => rpc.Value.Name);

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation) =>
        Names.TryGetValue(context.Method, out var act) && !(request is IMessage message && Change.IsCheck(message))
            ? AskedAfterAsync(act, continuation(request, context)) : continuation(request, context);

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        Names.TryGetValue(context.Method, out var act)
            ? AskedAfterAsync(act, continuation(requestStream, context)) : continuation(requestStream, context);

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request,
        IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await continuation(request, responseStream, context);
        if (Names.TryGetValue(context.Method, out var act))
            anchors.Ask(act);
    }

    private async Task<TResponse> AskedAfterAsync<TResponse>(string act, Task<TResponse> answer)
    {
        var response = await answer;
        anchors.Ask(act);
        return response;
    }
}
