namespace Programme.Journal;

/// <summary>Counts the transactions that changed what is stored, by module: whoever keeps something computed from the databases compares
/// the count. Those of other hosts on the same database are counted when <see cref="OtherHosts"/> sees them.</summary>
public sealed class Changes
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, (long Count, long Last)> modules = [];
    private long count;

    /// <summary>Transactions so far, of all modules.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>Transactions so far, of these modules.</summary>
    public long Of(IEnumerable<string> names)
    {
        lock (turn)
            return names.Sum(name => modules.GetValueOrDefault(name).Count);
    }

    /// <summary>A transaction of this process was committed.</summary>
    /// <param name="module">Whose database it is in.</param>
    /// <param name="changed">Whether anything that is computed from the database may be another now.</param>
    /// <param name="rows">Rows of the module's audit chain that it added.</param>
    /// <param name="last">Number of the last of them.</param>
    internal void Note(string module, bool changed, int rows = 0, long last = 0)
    {
        lock (turn)
        {
            var known = modules.GetValueOrDefault(module);
            if (changed)
                Add(module, Math.Max(known.Last, last));
            // Otherwise another host may have changed something between what is known here and this.
            else if (rows > 0 && known.Last == last - rows)
                modules[module] = known with { Last = last };
        }
    }

    /// <summary>The last change that a module's database has; one that is not known here is another host's.</summary>
    internal void See(string module, long last)
    {
        lock (turn)
        {
            if (last > modules.GetValueOrDefault(module).Last)
                Add(module, last);
        }
    }

    private void Add(string module, long last)
    {
        modules[module] = (modules.GetValueOrDefault(module).Count + 1, last);
        Interlocked.Increment(ref count);
    }
}
