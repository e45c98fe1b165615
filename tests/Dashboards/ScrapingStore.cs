using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Programme.Boards;
using Programme.Tests.Support;

namespace Programme.Tests.Dashboards;

/// <summary>Debian's Prometheus on a temporary folder, with <c>dashboards/prometheus.yml</c> pointed at a running host.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly HttpClient http;
    private readonly string folder;
    private readonly Leash leash;

    private PrometheusServer(Process process, HttpClient http, string folder)
    {
        (this.process, this.http, this.folder) = (process, http, folder);
        leash = Leash.On("kill -KILL $1; rm -rf \"$2\"", $"{process.Id}", folder);
    }

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
    public static async Task<PrometheusServer> StartAsync(Uri metrics, string key)
    {
        var program = Tools.Find("prometheus", "prometheus");
        var folder = Directory.CreateTempSubdirectory("programme-prometheus-").FullName;
        var keyFile = Path.Combine(folder, "key");
        await File.WriteAllTextAsync(keyFile, key);
        await File.WriteAllTextAsync(Path.Combine(folder, "prometheus.yml"), Configuration(metrics, keyFile));
        var address = $"127.0.0.1:{Ports.Free()}";
        var process =
            Process.Start(new ProcessStartInfo(program,
                [$"--config.file={folder}/prometheus.yml", $"--storage.tsdb.path={folder}/data", $"--web.listen-address={address}",
                    "--log.level=warn"])
            { UseShellExecute = false })!;
        var server = new PrometheusServer(process, new HttpClient { BaseAddress = new Uri($"http://{address}") }, folder);
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

    /// <summary>The series that an expression selects now.</summary>
    public async Task<IReadOnlyList<Sample>> QueryAsync(string expression)
    {
        using var form = new FormUrlEncodedContent([new("query", expression)]);
        using var response = await http.PostAsync(new Uri("/api/v1/query", UriKind.Relative), form);
        // Until it is ready it says so in plain text; a query that it refuses is answered in JSON.
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            throw new HttpRequestException("Prometheus is not ready yet.", null, response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        if (answer.RootElement.GetProperty("status").GetString() != "success")
            throw new QueryException($"{expression}: {answer.RootElement.GetProperty("error").GetString()}");
        return [.. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(Sample.Of)];
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
            Assert.False(process.HasExited, "Prometheus ended at once.");
            Assert.True(since.Elapsed < Longest, $"Prometheus did not scrape the host within {Longest}.");
            await Task.Delay(100);
        }
    }

    /// <summary>Asked of the stored samples: the state of the target changes before they are.</summary>
    private async Task<bool> HasScrapedAsync()
    {
        try
        {
            return (await QueryAsync("up == 1")).Count > 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

/// <summary>An expression that the store refused.</summary>
internal sealed class QueryException(string message) : Exception(message);

/// <summary>One series of an answer, with its value now.</summary>
internal sealed record Sample(IReadOnlyDictionary<string, string> Labels, double Value)
{
    public static Sample Of(JsonElement series) => new(
        series.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
        ValueOf(series.GetProperty("value")[1].GetString()!));

    private static double ValueOf(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
