using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests.Dashboards;

/// <summary>A host with the whole programme of <c>tests/Data/programme</c> loaded, and Prometheus beside it; started when first
/// asked for, so that a machine without Prometheus skips the tests by name.</summary>
[CollectionDefinition(Collection)]
public sealed class ScrapedProgrammes : ICollectionFixture<ScrapedProgramme>
{
    public const string Collection = "scraped programme";
}

/// <inheritdoc cref="ScrapedProgrammes"/>
public sealed class ScrapedProgramme : IAsyncLifetime
{
    private readonly Lazy<Task<(RunningProgramme Host, PrometheusServer Store)>> running;

    public ScrapedProgramme() => running = new(StartAsync);

    /// <summary>The files that were loaded, and what is known of them.</summary>
    public static string Data { get; } = Path.Combine(AppContext.BaseDirectory, "Data", "programme");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (!running.IsValueCreated || !running.Value.IsCompletedSuccessfully)
            return;
        var (host, store) = await running.Value;
        await store.DisposeAsync();
        await host.DisposeAsync();
    }

    internal async Task<PrometheusServer> StoreAsync() => (await RunningAsync()).Store;

    internal async Task<RunningProgramme> HostAsync() => (await RunningAsync()).Host;

    private Task<(RunningProgramme Host, PrometheusServer Store)> RunningAsync()
    {
        Tools.Find("prometheus", "prometheus");
        return running.Value;
    }

    private static async Task<(RunningProgramme Host, PrometheusServer Store)> StartAsync()
    {
        var host = await RunningProgramme.StartAsync();
        try
        {
            using var channel = ModuleCalls.ChannelTo(DataFolder.SocketOf(host.Folder));
            await LoadVerb.LoadAsync(channel.CreateCallInvoker(), Data, Trial.Default.FirstOn, _ => { }, default);
            await host.ScrapeAsync();
            return (host, await PrometheusServer.StartAsync(host.Metrics, await host.KeyAsync(Role.MetricsReader)));
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }
}
