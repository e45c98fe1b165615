using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace Programme.Host;

/// <summary>A verb's connection: to the host whose address was given, to the one that runs on the folder, or to one that the verb starts
/// for itself.</summary>
internal sealed class HostSession : IAsyncDisposable
{
    private readonly GrpcChannel channel;
    private readonly WebApplication? own;

    private readonly Target target;

    private HostSession(GrpcChannel channel, WebApplication? own, Target target) =>
        (this.channel, this.own, this.target) = (channel, own, target);

    /// <summary>For generated clients: the person whose key was given, else the operator on this machine.</summary>
    public CallInvoker Calls => field ??= (target.Key is null ? channel.CreateCallInvoker() : channel.Intercept(headers =>
    {
        headers.Add("authorization", $"Bearer {target.Key}");
        return headers;
    })).Intercept(new NoticedChanges(() => SaysNext = true));

    /// <summary>Whether the next step of the trial is said at the end: as soon as something was changed.</summary>
    public bool SaysNext { get; set; }

    /// <summary>Whether the host is the verb's own, and ends with it.</summary>
    public bool EndsWithVerb => own is not null;

    /// <param name="target">The data folder.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="mayMake">Whether a folder that is not there is made; otherwise it is taken for a wrong name.</param>
    public static async Task<HostSession> OpenAsync(Target target, CancellationToken cancel, bool mayMake = false)
    {
        if (target.Host is { } host)
            return await ConnectAsync(host, target, cancel);
        if (!mayMake && !DataFolder.HasTrial(target.DataFolder))
            throw new UsageException($"There is no trial in {target.DataFolder}. Give its folder with --data; `programme init --data "
                + $"{target.DataFolder}` makes a new one.");
        var socket = DataFolder.SocketOf(target.DataFolder);
        var channel = ModuleCalls.ChannelTo(socket);
        if (File.Exists(socket) && await AnswersAsync(channel, cancel))
            return new HostSession(channel, null, target);
        WebApplication app;
        try
        {
            app = ProgrammeHost.Build([.. target.HostArgs, "--Listen:Grpc=none", "--Listen:Http=none", "--Listen:Metrics=none",
                "--Log:Level=Warning"]);
        }
        catch (FolderTakenException) when (File.Exists(socket))
        {
            // The host that has the folder was starting, or too busy to answer.
            if (await AnswersAsync(channel, cancel))
                return new HostSession(channel, null, target);
            throw;
        }
        await ProgrammeHost.StartAsync(app, cancel);
        return new HostSession(channel, app, target);
    }

    /// <summary>A channel to a host by its address.</summary>
    internal static GrpcChannel ChannelTo(Uri host) => GrpcChannel.ForAddress(host, new GrpcChannelOptions
    {
        MaxReceiveMessageSize = 64_000_000,
        DisposeHttpClient = true,
        HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
    });

    private static async Task<HostSession> ConnectAsync(Uri host, Target target, CancellationToken cancel)
    {
        if (target.Key is null)
            throw new UsageException("--host needs --key-file: without a key only the operator on the host's own machine may call.");
        var channel = ChannelTo(host);
        if (await AnswersAsync(channel, cancel))
            return new HostSession(channel, null, target);
        channel.Dispose();
        throw new IOException($"No host answers at {host}.");
    }

    /// <summary>Whether a host answers on a channel.</summary>
    public static async Task<bool> AnswersAsync(GrpcChannel channel, CancellationToken cancel)
    {
        try
        {
            await new Grpc.Health.V1.Health.HealthClient(channel)
                .CheckAsync(new HealthCheckRequest(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(3),
                    cancellationToken: cancel);
            return true;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (SaysNext)
            await NextVerb.SayAfterAsync(target, Calls);
        channel.Dispose();
        if (own is null)
            return;
        await own.StopAsync();
        await own.DisposeAsync();
    }
}
