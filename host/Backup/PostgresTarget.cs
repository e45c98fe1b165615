using Npgsql;
using Programme.Journal;

namespace Programme.Host;

/// <summary>A database without the modules' schemas, into which a backup is put. What is in it is removed again unless it is proved: also
/// what a restore left that was broken off, which the schema <c>programme_restore</c> marks.</summary>
internal sealed class PostgresTarget : IAsyncDisposable
{
    private const string Marker = "programme_restore";
    private readonly NpgsqlConnection connection;
    private readonly IReadOnlyList<string> modules;
    private readonly PostgresTools tools;
    private bool proved;

    private PostgresTarget(NpgsqlConnection connection, IReadOnlyList<string> modules, PostgresTools tools) =>
        (this.connection, this.modules, this.tools) = (connection, modules, tools);

    /// <summary>Takes the database for this restore alone; refuses one that holds something.</summary>
    public static async Task<PostgresTarget> TakeAsync(string database, IReadOnlyList<string> modules, PostgresTools tools,
        CancellationToken cancel)
    {
        var connection = await PostgresDump.OpenAsync(database, cancel);
        try
        {
            await tools.RequireAsync("pg_restore", connection.PostgreSqlVersion.Major, cancel);
            if (await PostgresDump.ScalarAsync(connection, $"SELECT pg_try_advisory_lock(hashtext('{Marker}'))", cancel) is not true)
                throw new UsageException($"Another restore works on the database {connection.Database}. Wait for its end.");
            var target = new PostgresTarget(connection, modules, tools);
            if (await HasAsync(connection, Marker, cancel))
                await target.RemoveAsync();
            foreach (var module in modules)
            {
                if (await HasAsync(connection, module, cancel))
                    throw new UsageException($"The database {connection.Database} has a schema {module} already. A backup is restored into "
                        + "a database without the modules' schemas; nothing is overwritten. Make a new database with createdb.");
            }
            await PostgresDump.RunAsync(connection, $"CREATE SCHEMA {Marker}", cancel);
            return target;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Puts a backup's schemas in, whole or not at all.</summary>
    public async Task RestoreAsync(string file, Dictionary<string, ChainHead> heads, CancellationToken cancel)
    {
        await tools.RunAsync("pg_restore", PostgresTools.EnvironmentOf(connection), _ => { }, cancel, "--single-transaction",
            "--exit-on-error", "--no-owner", "--no-privileges", $"--dbname={connection.Database}", file);
        var restored = await PostgresDump.HeadsAsync(connection, modules, cancel);
        if (heads.FirstOrDefault(head => restored[head.Key] != head.Value).Key is { } module)
            throw new InvalidDataException($"The schema {module} does not end with the audit row that {BackupManifest.FileName} names. "
                + "Take another backup.");
        // Without figures of its tables the server plans badly until it makes them by itself.
        await PostgresDump.RunAsync(connection, "ANALYZE", cancel);
    }

    /// <summary>What was put in stays.</summary>
    public async Task KeepAsync(CancellationToken cancel)
    {
        await PostgresDump.RunAsync(connection, $"DROP SCHEMA {Marker}", cancel);
        proved = true;
    }

    public async ValueTask DisposeAsync()
    {
        await using (connection)
        {
            if (!proved)
                await RemoveAsync();
        }
    }

    /// <summary>Removes the schemas, and last the marker.</summary>
    private async Task RemoveAsync()
    {
        foreach (var schema in modules.Append(Marker))
            await PostgresDump.RunAsync(connection, $"DROP SCHEMA IF EXISTS \"{schema}\" CASCADE", CancellationToken.None);
    }

    private static async Task<bool> HasAsync(NpgsqlConnection connection, string schema, CancellationToken cancel) =>
        await PostgresDump.ScalarAsync(connection, $"SELECT count(*) FROM pg_namespace WHERE nspname = '{schema}'", cancel) is > 0L;
}
