namespace Programme.Journal;

/// <summary>Something that is read from the databases of some modules, kept until one of them changes or five minutes are over: nothing
/// that goes by the day.</summary>
/// <param name="changes">Counts the changes of this host, and of others as soon as they are seen.</param>
/// <param name="clock">The clock.</param>
/// <param name="from">The modules.</param>
/// <typeparam name="T">What it is.</typeparam>
public sealed class Kept<T>(Changes changes, TimeProvider clock, params string[] from)
    where T : class
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private volatile Held? held;

    /// <summary>It, as kept or as read now. Who asks while another reads reads, too.</summary>
    public async Task<T> GetAsync(Func<Task<T>> read)
    {
        var (count, at) = (changes.Of(from), clock.GetUtcNow());
        if (held is { } last && last.Changes == count && at - last.At < Longest)
            return last.Value;
        var value = await read();
        held = new Held(value, count, at);
        return value;
    }

    private sealed record Held(T Value, long Changes, DateTimeOffset At);
}
