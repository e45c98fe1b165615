using System.Collections.Concurrent;

namespace Programme.Journal;

/// <summary>Answers to small reads that are asked for again and again. One is remembered until this process commits anything,
/// and for two seconds at most: so with several hosts on one database, an answer may be two seconds old. See decision 0008.</summary>
/// <typeparam name="TKey">Everything that the answer depends on, the caller's scope too.</typeparam>
/// <typeparam name="TValue">The answer; that there is none is not remembered.</typeparam>
public sealed class Remembered<TKey, TValue>(Changes changes, TimeProvider clock)
    where TKey : notnull
    where TValue : class
{
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<TKey, (TValue Value, DateTimeOffset Until, long Changes)> answers = new();

    /// <summary>The answer as remembered, or as read now.</summary>
    public async Task<TValue?> GetAsync(TKey key, Func<TKey, Task<TValue?>> read)
    {
        var now = clock.GetUtcNow();
        if (answers.TryGetValue(key, out var answer) && answer.Until > now && answer.Changes == changes.Count)
            return answer.Value;
        var seen = changes.Count;
        if (await read(key) is not { } value)
            return null;
        if (answers.Count >= MostRemembered)
            answers.Clear();
        answers[key] = (value, now + Longest, seen);
        return value;
    }
}
