using System.Diagnostics;
using Programme.Tests.Support;

namespace Programme.Tests.Dashboards;

/// <summary>Debian's Prometheus or VictoriaMetrics on a temporary folder, with <c>dashboards/prometheus.yml</c> pointed at a running
/// host.</summary>
internal sealed class ScrapingStore : IAsyncDisposable
{
    public const string Prometheus = "prometheus";
    public const string Victoria = "victoria-metrics";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly HttpClient http;
    private readonly string folder;
    private readonly Leash leash;

    private ScrapingStore(Process process, Uri address, string folder)
    {
        (this.process, http, this.folder) = (process, new HttpClient { BaseAddress = address }, folder);
        Api = new MetricsStore(http);
        leash = Leash.On("kill -KILL $1; rm -rf \"$2\"", $"{process.Id}", folder);
    }

    public MetricsStore Api { get; }

    public Uri Address => http.BaseAddress!;

    /// <summary>The committed configuration with the host's address and a key's file put in, scraping every five seconds: a busy
    /// machine may need more than one for a scrape, and after one that failed there are no figures.</summary>
    public static string Configuration(Uri metrics, string keyFile)
    {
        var text = File.ReadAllText(Path.Combine(Source.Root, "dashboards", "prometheus.yml"));
        foreach (var (committed, here) in new[]
        {
            ("\"host:5082\"", $"\"{metrics.Authority}\""),
            ("/run/secrets/programme-metrics-key", keyFile),
            ("scrape_interval: 60s", "scrape_interval: 5s"),
            ("scrape_timeout: 30s", "scrape_timeout: 5s"),
        })
        {
            Assert.Contains(committed, text, StringComparison.Ordinal);
            text = text.Replace(committed, here, StringComparison.Ordinal);
        }
        return text;
    }

    /// <summary>Starts it and returns when it has scraped the host.</summary>
    /// <param name="kind"><see cref="Prometheus"/> or <see cref="Victoria"/>.</param>
    /// <param name="metrics">Address of the host's metrics.</param>
    /// <param name="key">A key of role metrics_reader.</param>
    public static async Task<ScrapingStore> StartAsync(string kind, Uri metrics, string key)
    {
        var program = Tools.Find(kind, kind);
        var folder = Directory.CreateTempSubdirectory("programme-store-").FullName;
        var keyFile = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(keyFile, key);
        await File.WriteAllTextAsync(Path.Combine(folder, "prometheus.yml"), Configuration(metrics, keyFile));
        var address = $"127.0.0.1:{Ports.Free()}";
        string[] arguments = kind == Prometheus
            ? [$"--config.file={folder}/prometheus.yml", $"--storage.tsdb.path={folder}/data", $"--web.listen-address={address}",
                "--log.level=warn"]
            : [$"-promscrape.config={folder}/prometheus.yml", $"-storageDataPath={folder}/data", $"-httpListenAddr={address}",
                "-search.latencyOffset=0s", "-loggerLevel=ERROR"];
        var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        var server = new ScrapingStore(process, new Uri($"http://{address}"), folder);
        try
        {
            await server.WaitForScrapeAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        leash.Dispose();
        process.Dispose();
        http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task WaitForScrapeAsync()
    {
        var since = Stopwatch.StartNew();
        while (!await HasScrapedAsync())
        {
            Assert.False(process.HasExited, "The store ended at once.");
            Assert.True(since.Elapsed < Longest, $"The store did not scrape the host within {Longest}.");
            await Task.Delay(100);
        }
    }

    /// <summary>Asked of the stored samples: the state of the target changes before they are.</summary>
    private async Task<bool> HasScrapedAsync()
    {
        try
        {
            return (await Api.QueryAsync("up == 1")).Count > 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
