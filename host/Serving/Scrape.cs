using Programme.Enrolment.V1;
using Programme.Journal;
using Prometheus;

namespace Programme.Host;

/// <summary>Puts the modules' figures on <c>/metrics</c>. They are facts of the databases, so they are gauges that are set
/// anew when something was committed or a new day began, and left alone otherwise: a scrape does not rescan history.
/// See decision 0005 and decision 0007.</summary>
internal sealed class Scrape(
    CollectorRegistry registry, IEnumerable<FigureSource> sources, Changes changes, TimeProvider clock, ILogger<Scrape> log,
        IHostApplicationLifetime life,
    [FromKeyedServices("host")] EnrolmentService.EnrolmentServiceClient enrolment) : IDisposable
{
    /// <summary>With several hosts on one database, another host's changes are seen after this time.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Dictionary<Series, Family> families = sources.SelectMany(source => source.Series)
        .ToDictionary(series => series, series => new Family(series, Metrics.WithCustomRegistry(registry).CreateGauge(
            series.Name, series.Help, ["la", "la_name", .. series.Labels])));

    private readonly SemaphoreSlim one = new(1);
    private (long Changes, DateOnly Day, DateTimeOffset At)? last;

    public void Dispose() => one.Dispose();

    public void Start() => registry.AddBeforeCollectCallback(RefreshAsync);

    /// <summary>The families with the series of these authorities alone, as they are now.</summary>
    public async Task<IReadOnlyList<ScrapedFamily>> OfAsync(IReadOnlyList<string> codes, CancellationToken cancel)
    {
        await RefreshAsync(cancel);
        return [.. families.Values.Select(family => family.Of(codes))];
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
            var now = (Changes: changes.Count, Day: clock.Today(), At: clock.GetUtcNow());
            if (last is { } before && before.Changes == now.Changes && before.Day == now.Day && now.At - before.At < Longest)
                return;
            var names = await NamesAsync(cancel);
            foreach (var source in sources)
                await PublishAsync(source, names, cancel);
            last = now;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task PublishAsync(FigureSource source, Dictionary<string, string> names, CancellationToken cancel)
    {
        try
        {
            var bySeries = (await source.ComputeAsync(cancel)).ToLookup(figure => figure.Series);
            foreach (var series in source.Series)
                families[series].Set(bySeries[series], names);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // A stale figure is worse than none: the boards then say that there is no data.
            log.LogError(fault, "The figures of {Module} could not be computed", source.Module);
            foreach (var series in source.Series)
                families[series].Set([], names);
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

    /// <summary>A gauge with the children that it has now.</summary>
    private sealed class Family(Series series, Gauge gauge)
    {
        // Replaced as a whole, so that who reads it needs no turn.
        private volatile ILookup<string, (string[] Labels, Gauge.Child Child)> byAuthority =
            Enumerable.Empty<(string[] Labels, Gauge.Child Child)>().ToLookup(held => held.Labels[0]);

        private Dictionary<string, (string[] Labels, Gauge.Child Child)> children = [];

        public ScrapedFamily Of(IReadOnlyList<string> codes) => new(series.Name, series.Help, gauge.LabelNames,
            [.. codes.SelectMany(code => byAuthority[code]).Select(held => ((IReadOnlyList<string>)held.Labels, held.Child.Value))]);

        public void Set(IEnumerable<Figure> figures, Dictionary<string, string> names)
        {
            var current = new Dictionary<string, (string[], Gauge.Child)>();
            foreach (var figure in figures)
            {
                string[] labels = [figure.LaCode, names.GetValueOrDefault(figure.LaCode, figure.LaCode), .. figure.LabelValues];
                var key = string.Join('\n', labels);
                if (!children.Remove(key, out var held))
                    held = (labels, gauge.WithLabels(labels));
                held.Child.Set(figure.Value);
                current[key] = held;
            }
            foreach (var (labels, _) in children.Values)
                gauge.RemoveLabelled(labels);
            children = current;
            byAuthority = current.Values.ToLookup(held => held.Item1[0], held => (held.Item1, held.Item2));
        }
    }
}
