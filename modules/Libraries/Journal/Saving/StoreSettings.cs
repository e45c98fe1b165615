using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Programme.Journal;

/// <summary>Where the databases are (settings <c>Database:*</c> and the data folder): one SQLite file per module in the
/// data folder, or one schema per module in PostgreSQL.</summary>
/// <param name="DataFolder">Folder of the SQLite files, the keys and the socket.</param>
/// <param name="PostgresConnection">Connection string; null = SQLite files in the data folder.</param>
public sealed record StoreSettings(string DataFolder, string? PostgresConnection)
{
    private readonly string? writing = PostgresConnection is null ? null
        : new NpgsqlConnectionStringBuilder(PostgresConnection)
        {
            TcpKeepAlive = true,
            TcpKeepAliveTime = 30,
            TcpKeepAliveInterval = 5,
        }.ConnectionString;

    /// <summary>Whether PostgreSQL is used.</summary>
    public bool Postgres => PostgresConnection is not null;

    /// <summary>What a module's database is called in messages.</summary>
    public string NameOf(string module) => Postgres ? $"the schema {module}" : $"{module}.db";

    /// <summary>The module's SQLite file.</summary>
    public string FileOf(string module) => Path.Combine(DataFolder, module + ".db");

    internal DbConnection NewConnection(string module) => Postgres
        ? new NpgsqlConnection(PostgresConnection)
        : new SqliteConnection(SqliteConnectionString(module));

    /// <summary>A connection to write with, which notices within a minute that its server is gone, although its COMMIT has no limit of
    /// time.</summary>
    internal DbConnection NewWriter(string module) => Postgres ? new NpgsqlConnection(writing) : NewConnection(module);

    internal void Use(DbContextOptionsBuilder options, string module, DbConnection? connection)
    {
        // An upgrade and its record are one transaction: see Migration.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MigrationsUserTransactionWarning));
        if (Postgres && connection is not null)
            options.UseNpgsql(connection, pg => pg.MigrationsHistoryTable("__EFMigrationsHistory", module));
        else if (Postgres)
            options.UseNpgsql(PostgresConnection, pg => pg.MigrationsHistoryTable("__EFMigrationsHistory", module));
        else if (connection is not null)
            options.UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
        else
            options.UseSqlite(SqliteConnectionString(module),
                sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
    }

    private string SqliteConnectionString(string module) =>
        new SqliteConnectionStringBuilder { DataSource = FileOf(module), ForeignKeys = true, DefaultTimeout = 30 }.ToString();
}
