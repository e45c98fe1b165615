using System.Data.Common;
using System.Globalization;
using System.Threading.Channels;
using Programme.Calls;
using Programme.Journal;

namespace Programme.Host;

/// <summary>Writes anchors: every day on which something was written, and after each draw, lock, export and backup. They are made one
/// after the other, in the background; what is asked for meanwhile goes into the next one. Hosts with the same folder write
/// one daily anchor together.</summary>
internal sealed class Anchors(AnchorFolder folder, AnchorKey key, Verification verification, IEnumerable<Store> stores,
    StoreSettings settings, Trial trial, TimeProvider clock, Changes changes, ILogger<Anchors> log) : BackgroundService
{
    private const string Daily = "daily";
    private static readonly TimeSpan AlmostADay = TimeSpan.FromHours(23);
    private readonly Channel<string> asked = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private long seen;

    /// <summary>Asks for an anchor.</summary>
    public void Ask(string because) => asked.Writer.TryWrite(because);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var days = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        var day = Task.Run(async () =>
        {
            while (await days.WaitForNextTickAsync(stoppingToken))
                Ask(Daily);
        }, stoppingToken);
        while (await asked.Reader.WaitToReadAsync(stoppingToken))
        {
            var reasons = new SortedSet<string>(StringComparer.Ordinal);
            while (asked.Reader.TryRead(out var reason))
                reasons.Add(reason);
            if (!reasons.SetEquals([Daily]) || seen != changes.Count)
                await WriteAsync(string.Join(',', reasons), stoppingToken);
        }
        await day;
    }

    private async Task WriteAsync(string because, CancellationToken cancel)
    {
        try
        {
            await using var turn = await Turn.WaitAsync(settings, "anchors", cancel);
            if (because == Daily && folder.Newest(Daily) > clock.GetUtcNow() - AlmostADay)
                return;
            seen = changes.Count;
            var states = new List<(string, ChainState)>();
            foreach (var store in stores)
                states.Add((store.Module, await verification.VerifyAsync(store, cancel)));
            var now = clock.GetUtcNow();
            await folder.WriteAsync(now, Anchor.Write(trial.Id, now, because, states, key), key.Pem, cancel);
            if (states.Any(state => !state.Item2.Sound))
                log.LogError("An anchor was written of databases that do not verify; run programme verify");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException)
        {
            log.LogError(fault, "No anchor could be written to {Folder}", folder.FullPath);
        }
    }
}

/// <summary>Where anchors are written (setting <c>Anchors:Folder</c>).</summary>
internal sealed record AnchorFolder(string FullPath)
{
    /// <summary>When the newest anchor was made that has this reason; null = there is none.</summary>
    public DateTimeOffset? Newest(string because) => !Directory.Exists(FullPath) ? null
        : Directory.EnumerateFiles(FullPath, "anchor-*.txt").OrderDescending(StringComparer.Ordinal)
            .Select(file => Anchor.Read(File.ReadAllText(file))).OfType<Anchor>()
            .Where(anchor => anchor.Because.Split(',').Contains(because))
            .Select(anchor => (DateTimeOffset?)DateTimeOffset.Parse(anchor.At, CultureInfo.InvariantCulture)).FirstOrDefault();

    /// <summary>Writes an anchor under its final name only when it is whole.</summary>
    public async Task WriteAsync(DateTimeOffset at, string page, string publicKey, CancellationToken cancel)
    {
        Directory.CreateDirectory(FullPath, DataFolder.OwnerOnly);
        await File.WriteAllTextAsync(Path.Combine(FullPath, "anchor-key.pem"), publicKey, cancel);
        var file = Path.Combine(FullPath, $"anchor-{at:yyyyMMdd'T'HHmmssfff'Z'}.txt");
        // Another host may have written one in the same millisecond.
        for (var other = 1; File.Exists(file); other++)
            file = Path.Combine(FullPath, $"anchor-{at.AddMilliseconds(other):yyyyMMdd'T'HHmmssfff'Z'}.txt");
        await File.WriteAllTextAsync(file + ".part", page, cancel);
        File.Move(file + ".part", file);
    }
}
