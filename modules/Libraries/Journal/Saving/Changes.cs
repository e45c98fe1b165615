namespace Programme.Journal;

/// <summary>Counts the transactions that this process committed: whoever keeps something computed from the databases
/// compares the count.</summary>
public sealed class Changes
{
    private long count;

    /// <summary>Transactions so far.</summary>
    public long Count => Interlocked.Read(ref count);

    internal void Note() => Interlocked.Increment(ref count);
}
