using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;

namespace Programme.Delivery;

/// <summary>Compares sessions of a file or batch with the stored ones.</summary>
/// <param name="Added">Sessions with a new reference.</param>
/// <param name="Changed">Sessions that say something else, as they were and as they are to be.</param>
/// <param name="Unchanged">How many say the same.</param>
internal sealed record SessionDifference(IReadOnlyList<SessionRow> Added, IReadOnlyList<(SessionRow Before, SessionRow After)> Changed,
    int Unchanged)
{
    private const int ReferencesAtOnce = 5_000;

    /// <summary>Compares rows of a file: what a file has no column for stays.</summary>
    public static async Task<SessionDifference> OfAsync(DeliveryDb db, IReadOnlyCollection<SessionRow> rows, CancellationToken cancel) =>
        Of(await StoredAsync(db, [.. rows.Select(row => row.SessionRef)], cancel), rows, (row, before) => row.Over(before));

    /// <summary>Compares rows with those stored under their references.</summary>
    /// <param name="stored">Stored sessions by reference.</param>
    /// <param name="rows">Sessions as they are sent.</param>
    /// <param name="over">A row with what stays of the stored one; its version is that of the stored one.</param>
    public static SessionDifference Of(IReadOnlyDictionary<string, SessionRow> stored, IReadOnlyCollection<SessionRow> rows,
        Func<SessionRow, SessionRow, SessionRow> over)
    {
        var added = rows.Where(row => !stored.ContainsKey(row.SessionRef)).ToList();
        var changed = rows.Where(row => stored.ContainsKey(row.SessionRef))
            .Select(row => (Before: stored[row.SessionRef], After: over(row, stored[row.SessionRef])))
            .Where(pair => pair.Before != pair.After)
            .Select(pair => (pair.Before, pair.After with { Version = pair.Before.Version + 1 })).ToList();
        return new SessionDifference(added, changed, rows.Count - added.Count - changed.Count);
    }

    /// <summary>The stored sessions of these references, by index.</summary>
    public static async Task<Dictionary<string, SessionRow>> StoredAsync(DeliveryDb db, IReadOnlyCollection<string> references,
        CancellationToken cancel)
    {
        var stored = new Dictionary<string, SessionRow>();
        foreach (var part in references.Chunk(ReferencesAtOnce))
        {
            foreach (var row in await db.Sessions.Where(row => part.Contains(row.SessionRef)).ToListAsync(cancel))
                stored[row.SessionRef] = row;
        }
        return stored;
    }

    /// <summary>Stores the difference and keeps the versions that were replaced.</summary>
    public async Task WriteAsync(DeliveryDb writing, ServerCallContext context, DateTimeOffset now, CancellationToken cancel)
    {
        // Before they are replaced: what was read is tracked from then on, and takes the new values.
        var versions = Changed.Select(pair => SessionVersionRow.Of(pair.Before, context.Method, Caller.Of(context).Subject, now)).ToList();
        await writing.AddManyAsync(Added, cancel);
        await writing.ReplaceManyAsync(Changed, cancel);
        await writing.AddManyAsync(versions, cancel);
    }
}
