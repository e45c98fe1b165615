using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Programme.Journal;

/// <summary>Brings a module's tables to this version at start. The data folder is locked by then, so a migration lock that is
/// still there was left by a process that died (Entity Framework would wait for it for ever).</summary>
public static class Migration
{
    private static readonly TimeSpan RequestsKept = TimeSpan.FromDays(30);

    /// <summary>Migrates one module's database; a SQLite file is copied before it is changed.</summary>
    public static async Task RunAsync(Store store, TimeProvider clock, ILogger log, CancellationToken cancel)
    {
        await using var db = store.OpenJournal();
        if (!store.Settings.Postgres)
            await PrepareFileAsync(store, db, log, cancel);
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            await db.Database.MigrateAsync(cancel);
        if (!store.Settings.Postgres)
            await AssertSafeAsync(db, cancel);
        var oldest = clock.GetUtcNow() - RequestsKept;
        await db.Requests.Where(row => row.At < oldest).ExecuteDeleteAsync(cancel);
    }

    private static async Task PrepareFileAsync(Store store, JournalDb db, ILogger log, CancellationToken cancel)
    {
        var file = store.Settings.FileOf(store.Module);
        if (!File.Exists(file))
        {
            await MakeFileAsync(file, db, cancel);
            return;
        }
        var locks = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel);
        if (locks > 0 && await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel) > 0)
            log.LogWarning("Removed a migration lock that a process which died had left in {Module}", store.Module);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).FirstOrDefault();
        var copy = $"{file}.before-{pending}";
        if (pending is not null && locks > 0 && !File.Exists(copy))
        {
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancel);
            log.LogInformation("Kept a copy of {Module} before migration {Migration}", store.Module, pending);
        }
    }

    /// <summary>An empty database that only the owner can read, in WAL mode (which the file remembers).</summary>
    private static async Task MakeFileAsync(string file, JournalDb db, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        await new FileStream(file, options).DisposeAsync();
        await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancel);
    }

    /// <summary>WAL, synchronous=FULL and foreign keys are promises: checked, not assumed.</summary>
    private static async Task AssertSafeAsync(JournalDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT (SELECT journal_mode FROM pragma_journal_mode) || ' ' || (SELECT synchronous FROM pragma_synchronous)
                || ' ' || (SELECT foreign_keys FROM pragma_foreign_keys)
            """;
        var actual = (string?)await command.ExecuteScalarAsync(cancel);
        if (actual != "wal 2 1")
            throw new InvalidOperationException($"SQLite must run with journal_mode, synchronous and foreign_keys 'wal 2 1', but has '{actual}'.");
    }
}
