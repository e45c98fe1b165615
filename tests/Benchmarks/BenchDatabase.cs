using Npgsql;

namespace Programme.Benchmarks;

/// <summary>A new PostgreSQL database beside the one whose connection string the environment gives (<c>PROGRAMME_BENCH_POSTGRES</c>),
/// removed afterwards. Its role must be allowed to create databases.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string server;
    private readonly string name;

    private BenchDatabase(string server, string name) => (this.server, this.name) = (server, name);

    public string Connection => new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    /// <summary>Settings of a host on it.</summary>
    public string[] Settings => ["Database:Provider=postgres", $"Database:Connection={Connection}"];

    public static async Task<BenchDatabase> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable("PROGRAMME_BENCH_POSTGRES")
            ?? throw new InvalidOperationException("PROGRAMME_BENCH_POSTGRES: the connection string of an empty database is expected.");
        var database = new BenchDatabase(server, $"bench_{Guid.NewGuid():n}");
        await database.RunAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    private async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
#pragma warning disable CA2100 // our own text
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
