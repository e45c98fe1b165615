using Grpc.Core;
using Grpc.Core.Interceptors;
using Programme.Access.V1;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Gives every call its caller, whom <see cref="Admission"/> has found and admitted on the headers. Without one nothing is
/// served.</summary>
internal sealed class Access : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Enter(context);
        return continuation(request, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
            ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(context);
        return continuation(requestStream, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(context);
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Enter(context);
        return continuation(requestStream, responseStream, context);
    }

    private static void Enter(ServerCallContext context)
    {
        if (AccessTable.IsOpen(context.Method))
            return;
        var caller = context.GetHttpContext().Features.Get<Caller>() ?? throw Faults.Unauthenticated();
        caller.Enter(context);
    }

    internal static string RoleName(Role role) =>
        string.Concat(role.ToString().Select((letter, at) => (at > 0 && char.IsUpper(letter) ? "_" : "") + char.ToLowerInvariant(letter)));
}
