using System.Net.Sockets;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Who may call whom: the generated clients that each module gets (keyed by its name), all on one channel to the
/// host's own Unix socket. A module that asks for a client not in this table does not start. See decision 0042.</summary>
internal static class ModuleCalls
{
    /// <summary>Calling module → clients of the services of which it may call an RPC, by the rows of <see cref="AccessTable"/>.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Type>> Table = AccessTable.All
        .SelectMany(row => (row.Modules ?? []).Select(module => (Module: module, Client: Contracts.ClientOf(row.Rpc.Split('/')[0]))))
        .GroupBy(grant => grant.Module).ToDictionary(
            grants => grants.Key, grants => (IReadOnlyList<Type>)[.. grants.Select(grant => grant.Client).Distinct()]);

    public static void AddModuleCalls(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(provider => ChannelTo(provider.GetRequiredService<DataFolder>().Socket));
        services.AddSingleton(provider => new CallerCalls(provider.GetRequiredService<GrpcChannel>()
            .Intercept(new Handover(null, provider.GetRequiredService<IHttpContextAccessor>()))));
        foreach (var (module, clients) in Table)
        {
            services.AddKeyedSingleton<CallInvoker>(module, (provider, _) => provider.GetRequiredService<GrpcChannel>()
                .Intercept(new Handover(module, provider.GetRequiredService<IHttpContextAccessor>())));
            foreach (var client in clients)
                services.AddKeyedSingleton(client, module, (provider, _) =>
                    Activator.CreateInstance(client, provider.GetRequiredKeyedService<CallInvoker>(module))!);
        }
    }

    /// <summary>A channel to a host's Unix socket.</summary>
    public static GrpcChannel ChannelTo(string socketPath) => GrpcChannel.ForAddress("http://programme", new GrpcChannelOptions
    {
        MaxReceiveMessageSize = 64_000_000,
        DisposeHttpClient = true,
        HttpHandler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            // The largest there is: Kestrel can lose a response when the window of an earlier, long one is enlarged after its end
            // (dotnet/aspnetcore#53736). With this one it is enlarged only from 2 MB on.
            InitialHttp2StreamWindowSize = 16 * 1024 * 1024,
            ConnectCallback = async (_, cancel) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), cancel);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        },
    });

    /// <summary>Hands the caller, the deadline and the cancellation of the call being served on to the next module.</summary>
    private sealed class Handover(string? module, IHttpContextAccessor http) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            var call = http.HttpContext?.Features.Get<ServerCallContext>();
            var caller = (call is null ? Caller.System : Caller.Of(call)) with { Module = module };
            var headers = new Metadata { { Caller.Header, caller.ToBytes() } };
            var options = context.Options.WithHeaders(headers);
            if (call is not null)
                options = options.WithDeadline(call.Deadline).WithCancellationToken(call.CancellationToken);
            return continuation(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
        }
    }
}
