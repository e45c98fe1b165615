using System.Collections.Concurrent;

namespace Programme.Host;

/// <summary>Answers wrong keys more slowly the more of them come, by address and by key id. A right key is never delayed: it is found
/// before, and somebody behind the same address is not locked out.</summary>
internal sealed class WrongKeys(TimeProvider clock)
{
    private const int Free = 5;
    private const int MostWaiting = 256;
    private const int MostRemembered = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Last)> counts = new();
    private int waiting;

    /// <summary>How many addresses and key ids are remembered.</summary>
    internal int Known => counts.Count;

    /// <summary>Waits before a wrong key is answered; with too many that wait, says at once that there are too many.</summary>
    public async Task DelayAsync(string address, string keyId, CancellationToken cancel)
    {
        var delay = DelayOf(Math.Max(Count($"address {address}"), Count($"key {keyId}")));
        if (delay == TimeSpan.Zero)
            return;
        try
        {
            if (Interlocked.Increment(ref waiting) > MostWaiting)
                throw Faults.TooManyWrongKeys(Longest);
            await Task.Delay(delay, clock, cancel);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>None for the first few, then 100 ms, 200 ms, 400 ms … up to the longest.</summary>
    internal static TimeSpan DelayOf(int count) => count <= Free
        ? TimeSpan.Zero
        : TimeSpan.FromMilliseconds(Math.Min(Longest.TotalMilliseconds, 100 * Math.Pow(2, Math.Min(count - Free - 1, 20))));

    private int Count(string name)
    {
        var now = clock.GetUtcNow();
        // The older half at once, so that a flood of wrong keys costs no more for each of them.
        if (counts.Count >= MostRemembered)
            foreach (var old in counts.ToArray().OrderBy(pair => pair.Value.Last).Take(MostRemembered / 2))
                counts.TryRemove(old);
        return counts.AddOrUpdate(name, _ => (1, now), (_, before) => (now - before.Last > Remembered ? 1 : before.Count + 1, now)).Count;
    }
}
