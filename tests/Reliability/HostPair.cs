using System.Collections.Concurrent;
using System.Diagnostics;
using Google.Rpc;
using Grpc.Core;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Two hosts as processes of their own on one database, and eight clients who write through both, note what was acknowledged, and
/// repeat what was not.</summary>
internal sealed class HostPair : IAsyncDisposable
{
    private const int Clients = 8;
    private readonly string folder = Directory.CreateTempSubdirectory("programme-pair-").FullName;
    private readonly string[] settings;
    private readonly HostProcess[] hosts = new HostProcess[2];
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<(string Subject, TimeSpan At)> acknowledged = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private Task[] clients = [];

    private HostPair(string connection) =>
        settings = ["Database:Provider=postgres", $"Database:Connection={connection}", "Limits:CallsOfOneCaller=256"];

    /// <summary>What callers were told that was neither OK nor UNAVAILABLE with a hint when to try again.</summary>
    public ConcurrentBag<string> Unexpected { get; } = [];

    /// <summary>Changes acknowledged so far.</summary>
    public int Acknowledged => acknowledged.Count;

    /// <summary>How often callers were told UNAVAILABLE with a hint.</summary>
    public int Hints { get; private set; }

    /// <summary>Starts the hosts, and the second on a folder of its own with the keys and the manifest of the first.</summary>
    public static async Task<HostPair> StartAsync(string connection)
    {
        var pair = new HostPair(connection);
        await pair.StartAsync(0);
        foreach (var part in new[] { "keys", "manifest" })
        {
            Directory.CreateDirectory(pair.FolderOf(1), Host.DataFolder.OwnerOnly);
            await Tools.RunAsync("cp", "-a", Path.Combine(pair.FolderOf(0), part), pair.FolderOf(1));
        }
        await pair.StartAsync(1);
        return pair;
    }

    /// <summary>Starts a host, for the first time or again.</summary>
    public async Task StartAsync(int host) => hosts[host] = await HostProcess.StartAsync(FolderOf(host), settings);

    public AccessService.AccessServiceClient Access(int host) => new(hosts[host].Calls);

    public Task KillAsync(int host) => hosts[host].KillAsync();

    /// <summary>Lets the clients write.</summary>
    public void Write() => clients = [.. Enumerable.Range(0, Clients).Select(client => Task.Run(() => WriteAsync(client)))];

    /// <summary>Waits until so many further changes are acknowledged.</summary>
    public async Task UntilAcknowledgedAsync(int more)
    {
        var until = acknowledged.Count + more;
        for (var patience = Stopwatch.StartNew(); acknowledged.Count < until; await Task.Delay(20))
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), $"{until - acknowledged.Count} changes are not acknowledged: "
                + string.Join('\n', Unexpected.Take(5)));
    }

    /// <summary>Stops the clients; the database must hold what was acknowledged, once, and be sound for each host.</summary>
    /// <returns>The longest time in which nothing was acknowledged.</returns>
    public async Task<TimeSpan> ThenNothingIsLostAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(clients);
        foreach (var host in new[] { 0, 1 })
        {
            var stored = await AgainAsync(() => SubjectsAsync(host));
            Assert.Empty(acknowledged.Select(one => one.Subject).Except(stored));
            Assert.Equal(stored.Count, stored.Distinct().Count());
            var audit = await AgainAsync(() => Access(host).VerifyAuditAsync(new()).ResponseAsync);
            Assert.True(audit.Sound, audit.ToString());
        }
        Assert.Empty(Unexpected);
        var times = acknowledged.Select(one => one.At).ToList();
        return times.Zip(times.Skip(1), (before, after) => after - before).Max();
    }

    private async Task<List<string>> SubjectsAsync(int host) => (await Programme.Journal.Pages.AllAsync(async token =>
    {
        var page = await Access(host).ListApiKeysAsync(new() { PageSize = 1_000, PageToken = token });
        return (page.ApiKeys, page.NextPageToken);
    })).ConvertAll(key => key.Subject);

    /// <summary>Reads, and comes again when told to.</summary>
    private static async Task<T> AgainAsync<T>(Func<Task<T>> read)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(500))
        {
            try
            {
                return await read();
            }
            catch (RpcException fault) when (IsHint(fault) && patience.Elapsed < TimeSpan.FromSeconds(20))
            {
            }
        }
    }

    private static bool IsHint(RpcException fault) =>
        fault.StatusCode == StatusCode.Unavailable && fault.GetRpcStatus()?.GetDetail<RetryInfo>() is not null;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        foreach (var host in hosts.Where(host => host is not null))
            await host.DisposeAsync();
        stop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string FolderOf(int host) => Path.Combine(folder, $"host{host}");

    private async Task WriteAsync(int client)
    {
        var host = client % 2;
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var request = new CreateApiKeyRequest
            {
                Subject = $"writer-{client}-{number}",
                Role = Role.Auditor,
                RequestId = $"request-{client}-{number}",
            };
            while (!await TryAsync(host, request) && !stop.IsCancellationRequested)
            {
                host = 1 - host;
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Whether the change was acknowledged.</summary>
    private async Task<bool> TryAsync(int host, CreateApiKeyRequest request)
    {
        try
        {
            await Access(host).CreateApiKeyAsync(request, deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(20));
            acknowledged.Enqueue((request.Subject, clock.Elapsed));
            return true;
        }
        catch (RpcException fault)
        {
            if (IsHint(fault))
                Hints++;
            else if (fault.Status.DebugException is not (HttpRequestException or IOException))
                Unexpected.Add(fault.ToString());
            return false;
        }
    }
}
