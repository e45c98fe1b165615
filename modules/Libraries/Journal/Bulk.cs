using Microsoft.EntityFrameworkCore;

namespace Programme.Journal;

/// <summary>Many rows at once, inside a change's transaction.</summary>
public static class Bulk
{
    private const int RowsAtOnce = 1_000;

    /// <summary>Adds rows in parts, so that memory does not grow with their number. Give the change its own details.</summary>
    public static async Task AddManyAsync<TRow>(this JournalDb db, IEnumerable<TRow> rows, CancellationToken cancel)
        where TRow : class
    {
        foreach (var part in rows.Chunk(RowsAtOnce))
        {
            db.AddRange(part);
            await SaveAsync(db, cancel);
        }
    }

    /// <summary>Replaces rows (found by their keys) in parts.</summary>
    public static async Task ReplaceManyAsync<TRow>(this JournalDb db, IEnumerable<TRow> rows, CancellationToken cancel)
        where TRow : class
    {
        foreach (var part in rows.Chunk(RowsAtOnce))
        {
            db.UpdateRange(part);
            await SaveAsync(db, cancel);
        }
    }

    private static async Task SaveAsync(DbContext db, CancellationToken cancel)
    {
#pragma warning disable RS0030 // inside Commit's transaction: its audit row follows
        await db.SaveChangesAsync(cancel);
#pragma warning restore RS0030
        db.ChangeTracker.Clear();
    }
}
