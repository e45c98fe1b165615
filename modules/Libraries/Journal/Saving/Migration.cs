using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;
using EfMigration = Microsoft.EntityFrameworkCore.Migrations.MigrationAttribute;

namespace Programme.Journal;

/// <summary>Brings a module's tables to this version at start. The data folder is locked by then, so a migration lock that is
/// still there was left by a process that died (Entity Framework would wait for it for ever). A database that is up to
/// date is recognised without Entity Framework, whose models take most of a start. See decision 0009.</summary>
public static class Migration
{
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;
    private static readonly TimeSpan RequestsKept = TimeSpan.FromDays(30);

    /// <summary>Migrates one module's database; a SQLite file is copied before it is changed.</summary>
    public static async Task RunAsync(Store store, Verification verification, TimeProvider clock, ILogger log, CancellationToken cancel)
    {
        try
        {
            await BringUpAsync(store, verification, clock, log, cancel);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase)
        {
            throw new StartException($"{store.Settings.FileOf(store.Module)} is damaged or not a database. Restore a backup. Nothing was "
                + "changed.", fault);
        }
    }

    private static async Task BringUpAsync(Store store, Verification verification, TimeProvider clock, ILogger log,
        CancellationToken cancel)
    {
        // Another host that starts waits here, and then finds nothing to do. It is the chain's lock: a writer waits, too.
        await using var turn = await Turn.WaitAsync(store.Settings, store.Module, cancel);
        if (!store.Settings.Postgres && !File.Exists(store.Settings.FileOf(store.Module)))
            verification.Manifest.RefuseToMakeAnew(store);
        if (!store.Settings.Postgres)
            await MakeFileAsync(store.Settings.FileOf(store.Module), cancel);
        await using var connection = store.Settings.NewConnection(store.Module);
        await connection.OpenAsync(cancel);
        var (known, applied) = (Known(store.Context).ToList(), await AppliedAsync(store, connection, cancel));
        if (applied.Except(known).FirstOrDefault() is { } unknown)
            throw new StartException($"The database of {store.Module} has the migration {unknown}, which this version does not know: a "
                + "later version wrote it. Start that version.");
        var pending = known.Except(applied).Order(StringComparer.Ordinal).ToList();
        if (!await ExistsAsync(store, connection, "audit", cancel))
            verification.Manifest.RefuseToMakeAnew(store);
        if (pending.Count > 0)
        {
            var before = applied.Count == 0 ? null : await verification.VerifyAsync(store, cancel);
            await PrepareAsync(store, connection, pending[0], log, cancel);
            await using var db = store.OpenJournal();
            if (before is null)
                await db.Database.MigrateAsync(cancel);
            else
                await UpgradeAsync(store, db, verification, pending, before, cancel);
        }
        var (sequence, head) = await HeadAsync(store, connection, cancel);
        // What a module adds by hand comes after every generated migration, as 9999….
        verification.Manifest.Open(store.Module, known.Where(id => string.CompareOrdinal(id, "9") < 0).Max()!, sequence, head);
        if (connection is SqliteConnection)
            await AssertSafeAsync(connection, cancel);
        await ForgetRequestsAsync(store, connection, clock.GetUtcNow() - RequestsKept, cancel);
    }

    private static IEnumerable<string> Known(Type context) => context.Assembly.GetTypes()
        // First what costs nothing: attributes are slow to read, and most types are something else.
        .Where(type => type.IsSubclassOf(typeof(Microsoft.EntityFrameworkCore.Migrations.Migration)))
        .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
        .Select(type => type.GetCustomAttribute<EfMigration>()?.Id).OfType<string>();

    private static async Task<List<string>> AppliedAsync(Store store, DbConnection connection, CancellationToken cancel)
    {
        var applied = new List<string>();
        if (!await ExistsAsync(store, connection, "__EFMigrationsHistory", cancel))
            return applied;
        await using var command = Command(connection, $"SELECT \"MigrationId\" FROM {store.Table("__EFMigrationsHistory")}");
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            applied.Add(rows.GetString(0));
        return applied;
    }

    private static async Task<(long Sequence, byte[] Hash)> HeadAsync(Store store, DbConnection connection, CancellationToken cancel)
    {
        await using var command = Command(connection,
            $"SELECT \"Sequence\", \"Hash\" FROM {store.Table("audit")} ORDER BY \"Sequence\" DESC LIMIT 1");
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetInt64(0), await row.GetFieldValueAsync<byte[]>(1, cancel)) : (0, []);
    }

    /// <summary>One transaction from the old schema to the new one and its record: whatever dies on the way leaves the old one.</summary>
    private static async Task UpgradeAsync(Store store, JournalDb db, Verification verification, List<string> pending, ChainState before,
        CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.MigrateAsync(cancel);
        var record = await verification.RecordMigrationAsync(db, pending, before, cancel);
        await transaction.CommitAsync(cancel);
        verification.Manifest.Note(store.Module, record.Sequence, record.Hash);
    }

    /// <summary>Keeps a copy of a SQLite file, and takes away the lock of a process that died while it migrated.</summary>
    private static async Task PrepareAsync(Store store, DbConnection connection, string first, ILogger log, CancellationToken cancel)
    {
        if (connection is not SqliteConnection)
            return;
        if (await ExistsAsync(store, connection, "__EFMigrationsLock", cancel)
            && await RunAsync(connection, "DELETE FROM \"__EFMigrationsLock\"", cancel) > 0)
            log.LogWarning("Removed a migration lock that a process which died had left in {Module}", store.Module);
        var copy = $"{store.Settings.FileOf(store.Module)}.before-{first}";
        if (await ExistsAsync(store, connection, "__EFMigrationsHistory", cancel) && !File.Exists(copy))
            await CopyAsync(connection, copy, cancel);
    }

    /// <summary>A copy that only the owner can read, under its name only when it is whole.</summary>
    private static async Task CopyAsync(DbConnection connection, string copy, CancellationToken cancel)
    {
        var part = copy + ".part";
        File.Delete(part);
        await OwnFileAsync(part);
        await RunAsync(connection, $"VACUUM INTO '{part.Replace("'", "''", StringComparison.Ordinal)}'", cancel);
        File.Move(part, copy);
    }

    /// <summary>An empty database that only the owner can read, if there is none.</summary>
    private static async Task MakeFileAsync(string file, CancellationToken cancel)
    {
        if (File.Exists(file))
            return;
        await OwnFileAsync(file);
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(cancel);
        await RunAsync(connection, "PRAGMA journal_mode = WAL", cancel);
    }

    private static ValueTask OwnFileAsync(string file) => new FileStream(file,
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite
        }).DisposeAsync();

    /// <summary>WAL, synchronous=FULL and foreign keys are promises: checked, not assumed.</summary>
    private static async Task AssertSafeAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = Command(connection, """
            SELECT (SELECT journal_mode FROM pragma_journal_mode) || ' ' || (SELECT synchronous FROM pragma_synchronous)
                || ' ' || (SELECT foreign_keys FROM pragma_foreign_keys)
            """);
        var actual = (string?)await command.ExecuteScalarAsync(cancel);
        if (actual != "wal 2 1")
            throw new InvalidOperationException($"SQLite must run with journal_mode, synchronous and foreign_keys 'wal 2 1', but has "
                + $"'{actual}'.");
    }

    private static async Task ForgetRequestsAsync(Store store, DbConnection connection, DateTimeOffset oldest, CancellationToken cancel) =>
        await RunAsync(connection, $"DELETE FROM {store.Table("requests")} WHERE \"At\" < {oldest.ToUnixTimeMilliseconds()}", cancel);

    private static async Task<bool> ExistsAsync(Store store, DbConnection connection, string table, CancellationToken cancel)
    {
        await using var command = Command(connection, store.Settings.Postgres
            ? $"SELECT count(*) FROM information_schema.tables WHERE table_schema = '{store.Module}' AND table_name = '{table}'"
            : $"SELECT count(*) FROM sqlite_master WHERE name = '{table}'");
        return (long)(await command.ExecuteScalarAsync(cancel))! > 0;
    }

    private static async Task<int> RunAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = Command(connection, sql);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private static DbCommand Command(DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // names of modules and tables, our own
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
