using Npgsql;

namespace Programme.Journal;

/// <summary>Work that one host at a time does, of several on one PostgreSQL database: a lock of the database, which a connection of its own
/// holds and which ends with the host. On SQLite there is one host, which always has its turn.</summary>
public sealed class Turn : IAsyncDisposable
{
    private readonly NpgsqlConnection? connection;

    private Turn(NpgsqlConnection? connection) => this.connection = connection;

    /// <summary>Waits until no other host does this work.</summary>
    /// <param name="settings">Where the databases are.</param>
    /// <param name="work">Its name.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<Turn> WaitAsync(StoreSettings settings, string work, CancellationToken cancel)
    {
        if (settings.PostgresConnection is not { } database)
            return new Turn(null);
        var own = new NpgsqlConnectionStringBuilder(database) { Pooling = false, KeepAlive = 30, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(own.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtext(@work))", connection);
            command.Parameters.AddWithValue("work", $"programme.{work}");
            await command.ExecuteNonQueryAsync(cancel);
            return new Turn(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}
