using System.Buffers;
using System.Collections.Concurrent;
using Programme.Enrolment.V1;
using Programme.Journal;
using Prometheus;

namespace Programme.Host;

/// <summary>What a scrape is answered. The modules' figures are facts of the databases: those of a module are computed anew when something
/// was committed in a database that they come from, or a new day began, and left alone otherwise: a scrape does not rescan history.
/// See decisions 0005, 0007 and 0131.</summary>
internal sealed class Scrape(
    CollectorRegistry registry, IEnumerable<FigureSource> sources, Changes changes, TimeProvider clock, ILogger<Scrape> log,
        IHostApplicationLifetime life,
    [FromKeyedServices("host")] EnrolmentService.EnrolmentServiceClient enrolment) : IDisposable
{
    /// <summary>With several hosts on one database, another host's changes are seen after this time at the latest.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim one = new(1);
    private readonly Dictionary<FigureSource, (long Changes, DateOnly Day, DateTimeOffset At)> last = [];
    private readonly ConcurrentDictionary<FigureSource, IReadOnlyList<FamilyText>> texts = new();

    private readonly Summary computed = Metrics.WithCustomRegistry(registry).CreateSummary("programme_figures_duration_seconds",
        "Time to compute the figures of a module, and how often they were computed.", "module");

    public void Dispose() => one.Dispose();

    /// <summary>Answers a scrape.</summary>
    /// <param name="http">The scrape.</param>
    /// <param name="codes">The authorities to which its key is limited: it is shown their series alone, nothing of another authority, of
    /// all together or of the host itself; null = it is shown everything.</param>
    public async Task WriteAsync(HttpContext http, IReadOnlyList<string>? codes)
    {
        await RefreshAsync(http.RequestAborted);
        http.Response.ContentType = PrometheusConstants.TextContentTypeWithVersionAndEncoding;
        if (codes is null)
            await registry.CollectAndExportAsTextAsync(http.Response.Body, http.RequestAborted);
        foreach (var family in sources.SelectMany(source => texts[source]))
        {
            foreach (var part in family.For(codes))
                http.Response.BodyWriter.Write(part);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }

    /// <summary>A scrape that is cut off does not end what it began: the next one finds it done.</summary>
    private async Task RefreshAsync(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        await RefreshOnceAsync(life.ApplicationStopping).WaitAsync(cancel);
    }

    private async Task RefreshOnceAsync(CancellationToken cancel)
    {
        try
        {
            Dictionary<string, string>? names = null;
            foreach (var source in sources)
            {
                var now = (Changes: changes.Of(source.From), Day: clock.Today(), At: clock.GetUtcNow());
                if (last.TryGetValue(source, out var before) && before.Changes == now.Changes && before.Day == now.Day
                    && now.At - before.At < Longest)
                    continue;
                names ??= await NamesAsync(cancel);
                if (await PublishAsync(source, names, cancel))
                    last[source] = now;
                else
                    last.Remove(source);
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <returns>Whether they could be computed; otherwise the next scrape tries again.</returns>
    private async Task<bool> PublishAsync(FigureSource source, Dictionary<string, string> names, CancellationToken cancel)
    {
        using var timed = computed.WithLabels(source.Module).NewTimer();
        try
        {
            var figures = (await source.ComputeAsync(cancel)).ToLookup(figure => figure.Series);
            texts[source] = [.. source.Series.Select(series => FamilyText.Of(series, figures[series], names))];
            return true;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // A stale figure is worse than none: the boards then say that there is no data.
            log.LogError(fault, "The figures of {Module} could not be computed", source.Module);
            texts[source] = [];
            return false;
        }
    }

    private async Task<Dictionary<string, string>> NamesAsync(CancellationToken cancel)
    {
        var names = new Dictionary<string, string> { [Figure.Programme] = "Programme" };
        var request = new ListAuthoritiesRequest { PageSize = 1000 };
        foreach (var authority in (await enrolment.ListAuthoritiesAsync(request, cancellationToken: cancel)).Authorities)
            names[authority.LaCode] = authority.Name;
        return names;
    }
}
