using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Programme.Benchmarks;

/// <summary>A scrape of the loaded programme, against a bare registry with as many gauges on the same kind of server;
/// medians of 200, taken in turn.</summary>
internal static class MetricsBenchmark
{
    public static async Task<Ratio> RunAsync()
    {
        await using var host = await LoadedHost.StartAsync();
        using var http = new HttpClient();
        var series = (await http.GetStringAsync(host.Metrics)).Split('\n').Count(line => line.Length > 0 && line[0] != '#');
        await using var bare = await BareAsync(series);
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < 220; round++)
        {
            var (one, other) = (await TimeAsync(http, host.Metrics),
                await TimeAsync(http, new Uri(new Uri(bare.Urls.First()), "/metrics")));
            if (round < 20)
                continue;
            ours.Add(one);
            theirs.Add(other);
        }
        return new Ratio($"scrape of {series:N0} series, {Ratio.Median(ours):0.00} ms against {Ratio.Median(theirs):0.00} ms of a bare "
            + "registry", Ratio.Median(ours) / Ratio.Median(theirs), 3, AtMost: true);
    }

    internal static async Task<double> TimeAsync(HttpClient http, Uri address)
    {
        var started = Stopwatch.GetTimestamp();
        await http.GetByteArrayAsync(address);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    internal static async Task<WebApplication> BareAsync(int series)
    {
        var registry = Metrics.NewCustomRegistry();
        var gauge = Metrics.WithCustomRegistry(registry).CreateGauge("bare", "A gauge.", "la", "la_name", "period", "status");
        for (var i = 0; i < series; i++)
            gauge.WithLabels((350 + (i % 10)).ToString(CultureInfo.InvariantCulture), "Somewhere",
                (i / 40).ToString(CultureInfo.InvariantCulture), (i / 10 % 4).ToString(CultureInfo.InvariantCulture)).Set(i);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{LoadedHost.FreePort()}");
        var app = builder.Build();
        app.MapMetrics("/metrics", registry);
        await app.StartAsync();
        return app;
    }
}
