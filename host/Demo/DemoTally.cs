namespace Programme.Host;

/// <summary>Counts by measure and authority.</summary>
internal sealed class DemoTally
{
    /// <summary>The authority of what belongs to none.</summary>
    public const string WholeProgramme = "programme";

    private readonly SortedDictionary<(string Measure, string LaCode), long> counts = [];

    public long this[string measure, string laCode]
    {
        get => counts.GetValueOrDefault((measure, laCode));
        set => counts[(measure, laCode)] = value;
    }

    /// <summary>Sum over the authorities.</summary>
    public long Sum(string measure) => counts.Where(count => count.Key.Measure == measure).Sum(count => count.Value);

    /// <summary>Number of counts that are kept.</summary>
    public int Count => counts.Count;

    /// <summary>What the simulator knows, what a recount of its lists gives, and what the host says: every count that is
    /// not the same in all three.</summary>
    public static IReadOnlyList<string> Differences(DemoTally known, DemoTally recounted, DemoTally host) =>
        [.. known.counts.Keys.Union(recounted.counts.Keys).Union(host.counts.Keys)
            .Select(key => (Key: key, Known: known[key.Measure, key.LaCode], Recounted: recounted[key.Measure, key.LaCode],
                Host: host[key.Measure, key.LaCode]))
            .Where(count => count.Known != count.Recounted || count.Known != count.Host)
            .Select(count => $"{count.Key.Measure}, {count.Key.LaCode}: simulated {count.Known}, recounted {count.Recounted}, the host "
                + $"says {count.Host}")];
}
