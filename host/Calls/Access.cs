using System.Net.Sockets;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Connections.Features;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Before every call: who is it, and may it? Deny by default. On the host's own socket, whose file permissions let only
/// its owner in, the caller is a module (which hands its caller on) or the operator on this machine; everywhere else
/// an API key is asked for.</summary>
internal sealed class Access(ApiKeys keys, AccessTable table) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(context);
        return await continuation(request, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(context);
        return await continuation(requestStream, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(context);
        await continuation(request, responseStream, context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(context);
        await continuation(requestStream, responseStream, context);
    }

    private async Task AdmitAsync(ServerCallContext context)
    {
        if (AccessTable.IsOpen(context.Method))
            return;
        var http = context.GetHttpContext();
        var caller = IsOwnSocket(http) ? Inside(context) : await keys.FindAsync(http.Request.Headers.Authorization);
        if (caller is null)
            throw Faults.Unauthenticated();
        caller.Enter(context);
        if (table.Refused(context.Method, caller) is { } refused)
            throw Faults.Denied(context.Method, refused);
    }

    private static Caller Inside(ServerCallContext context) =>
        context.RequestHeaders.GetValueBytes(Caller.Header) is { } bytes
            ? Caller.FromBytes(bytes) ?? throw Faults.Unauthenticated()
            : Caller.Local;

    private static bool IsOwnSocket(HttpContext http) =>
        http.Features.Get<IConnectionSocketFeature>()?.Socket.AddressFamily == AddressFamily.Unix;

    internal static string RoleName(Role role) =>
        string.Concat(role.ToString().Select((letter, at) => (at > 0 && char.IsUpper(letter) ? "_" : "") + char.ToLowerInvariant(letter)));
}
