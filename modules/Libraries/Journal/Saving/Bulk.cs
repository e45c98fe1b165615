using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Programme.Journal;

/// <summary>Many rows at once, inside a change's transaction.</summary>
public static class Bulk
{
    private const int RowsAtOnce = 1_000;

    /// <summary>Adds rows in parts, so that memory does not grow with their number. Give the change its own details.</summary>
    public static async Task AddManyAsync<TRow>(this JournalDb db, IEnumerable<TRow> rows, CancellationToken cancel)
        where TRow : class
    {
        var entity = db.Model.FindEntityType(typeof(TRow))!;
        if (entity.GetNavigations().Any())
            await InPartsAsync(db, rows, db.AddRange, cancel);
        else
            await BulkInsert.Async(db, entity, rows, cancel);
    }

    /// <summary>Replaces rows (found by their keys) in parts; the audit row keeps what they said.</summary>
    public static async Task ReplaceManyAsync<TRow>(this JournalDb db, IEnumerable<TRow> rows, CancellationToken cancel)
        where TRow : class
    {
        foreach (var part in rows.Chunk(RowsAtOnce))
        {
            db.UpdateRange(part);
            foreach (var entry in db.ChangeTracker.Entries().ToList())
            {
                if (await entry.GetDatabaseValuesAsync(cancel) is { } before)
                    db.Replaced.Add(ChangedRows.Replaced(entry, before));
            }
            await SaveAsync(db, cancel);
        }
    }

    /// <summary>Replaces rows that have a version; refused as stale when somebody replaced one of them since it was read.</summary>
    public static async Task ReplaceManyAsync<TRow>(this JournalDb db, IEnumerable<(TRow Before, TRow After)> rows,
        CancellationToken cancel)
        where TRow : class
    {
        foreach (var part in rows.Chunk(RowsAtOnce))
        {
            foreach (var (before, after) in part)
            {
                var entry = db.Attach(before);
                entry.CurrentValues.SetValues(after);
                db.Replaced.Add(ChangedRows.Replaced(entry, entry.OriginalValues));
            }
            await SaveAsync(db, cancel);
        }
    }

    /// <summary>Replaces rows (found by their keys) in parts, and keeps nowhere what they said. Give the change its own details.</summary>
    public static Task OverwriteManyAsync<TRow>(this JournalDb db, IEnumerable<TRow> rows, CancellationToken cancel)
        where TRow : class => InPartsAsync(db, rows, db.UpdateRange, cancel);

    /// <summary>Removes rows (found by their keys) in parts; the audit row keeps what they said.</summary>
    public static async Task TakeOutManyAsync<TRow>(this JournalDb db, IEnumerable<TRow> rows, CancellationToken cancel)
        where TRow : class
    {
        foreach (var part in rows.Chunk(RowsAtOnce))
        {
            db.RemoveRange(part);
            foreach (var entry in db.ChangeTracker.Entries().ToList())
                db.Replaced.Add(ChangedRows.Removed(entry));
            await SaveAsync(db, cancel);
        }
    }

    /// <summary>Removes rows (found by their keys) in parts, and keeps nowhere what they said. Give the change its own details.</summary>
    public static Task RemoveManyAsync<TRow>(this JournalDb db, IEnumerable<TRow> rows, CancellationToken cancel)
        where TRow : class => InPartsAsync(db, rows, db.RemoveRange, cancel);

    /// <summary>Deletes the rows that a query finds, and with them every trace of the table's former rows in what it is verified by. Give
    /// the change its own details.</summary>
    public static async Task DeleteManyAsync<TRow>(this JournalDb db, IQueryable<TRow> rows, CancellationToken cancel)
        where TRow : class
    {
        await rows.ExecuteDeleteAsync(cancel);
        await db.TakeWholeAsync<TRow>(cancel);
    }

    /// <summary>Makes columns say nothing in the rows that a query finds; as <see cref="DeleteManyAsync"/>.</summary>
    public static async Task BlankManyAsync<TRow>(this JournalDb db, IQueryable<TRow> rows, Action<UpdateSettersBuilder<TRow>> blank,
        CancellationToken cancel)
        where TRow : class
    {
        await rows.ExecuteUpdateAsync(blank, cancel);
        await db.TakeWholeAsync<TRow>(cancel);
    }

    private static Task TakeWholeAsync<TRow>(this JournalDb db, CancellationToken cancel) =>
        db.Digests?.TakeWholeAsync(db, db.Model.FindEntityType(typeof(TRow))!.GetTableName()!, cancel) ?? Task.CompletedTask;

    private static async Task InPartsAsync<TRow>(JournalDb db, IEnumerable<TRow> rows, Action<IEnumerable<object>> track,
        CancellationToken cancel)
        where TRow : class
    {
        foreach (var part in rows.Chunk(RowsAtOnce))
        {
            track(part);
            await SaveAsync(db, cancel);
        }
    }

    private static async Task SaveAsync(JournalDb db, CancellationToken cancel)
    {
        db.Digests?.Note(db.ChangeTracker);
#pragma warning disable RS0030 // inside Commit's transaction: its audit row follows
        await db.SaveChangesAsync(cancel);
#pragma warning restore RS0030
        db.ChangeTracker.Clear();
    }
}
