using System.Data;
using System.Globalization;
using Npgsql;
using Programme.Journal;

namespace Programme.Host;

/// <summary>The schemas of all modules in one file of <c>pg_dump</c>, as they are in one snapshot.</summary>
internal static class PostgresDump
{
    public const string FileName = "postgres.dump";

    /// <summary>Writes the file; hosts go on writing to the database meanwhile.</summary>
    /// <returns>Heads of the audit chains in the snapshot, by module.</returns>
    public static async Task<Dictionary<string, ChainHead>> TakeAsync(string database, IReadOnlyList<string> modules, string file,
        PostgresTools tools, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(database, cancel);
        await tools.RequireAsync("pg_dump", connection.PostgreSqlVersion.Major, cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        // The transaction waits for pg_dump, however long that takes.
        await RunAsync(connection, "SET LOCAL idle_in_transaction_session_timeout = 0", cancel);
        var name = (string)(await ScalarAsync(connection, "SELECT pg_export_snapshot()", cancel))!;
        var heads = await HeadsAsync(connection, modules, cancel);
        await OwnFiles.New(file).DisposeAsync();
        await tools.RunAsync("pg_dump", PostgresTools.EnvironmentOf(connection), _ => { }, cancel,
            ["--format=custom", "--compress=1", "--no-owner", "--no-privileges", "--lock-wait-timeout=60s", $"--snapshot={name}",
                $"--file={file}", .. modules.Select(module => $"--schema={module}")]);
        return heads;
    }

    /// <summary>Reads the whole file, and the heads of the audit chains in it.</summary>
    public static async Task<Dictionary<string, ChainHead>> ReadAsync(string file, PostgresTools tools, CancellationToken cancel)
    {
        var heads = new Dictionary<string, ChainHead>();
        string? module = null;
        int[] columns = [];
        void Take(string line)
        {
            if (module is null && line.StartsWith("COPY ", StringComparison.Ordinal) && line.Contains(".audit (", StringComparison.Ordinal))
            {
                module = line["COPY ".Length..line.IndexOf('.', StringComparison.Ordinal)].Trim('"');
                var names = line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..line.LastIndexOf(')')].Split(", ");
                columns = [Array.IndexOf(names, "\"Sequence\""), Array.IndexOf(names, "\"Hash\"")];
                heads[module] = new ChainHead(0, "");
            }
            else if (line == "\\.")
            {
                module = null;
            }
            else if (module is not null)
            {
                var values = line.Split('\t');
                var sequence = long.Parse(values[columns[0]], CultureInfo.InvariantCulture);
                if (sequence > heads[module].Rows)
                    heads[module] = new ChainHead(sequence, values[columns[1]].TrimStart('\\', 'x'));
            }
        }
        await tools.RunAsync("pg_restore", new Dictionary<string, string?>(), Take, cancel, "--file=-", file);
        return heads;
    }

    /// <summary>The last audit row of each module.</summary>
    public static async Task<Dictionary<string, ChainHead>> HeadsAsync(NpgsqlConnection connection, IEnumerable<string> modules,
        CancellationToken cancel)
    {
        var heads = new Dictionary<string, ChainHead>();
        foreach (var module in modules)
        {
            await using var command = Command(connection,
                $"SELECT \"Sequence\", \"Hash\" FROM \"{module}\".audit ORDER BY \"Sequence\" DESC LIMIT 1");
            await using var row = await command.ExecuteReaderAsync(cancel);
            heads[module] = await row.ReadAsync(cancel)
                ? new ChainHead(row.GetInt64(0), Convert.ToHexStringLower(await row.GetFieldValueAsync<byte[]>(1, cancel)))
                : new ChainHead(0, "");
        }
        return heads;
    }

    /// <summary>A connection of its own, which is closed when it is disposed of.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancel)
    {
        // The programs need the password, too.
        var settings = new NpgsqlConnectionStringBuilder(database) { Pooling = false, PersistSecurityInfo = true };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken cancel)
    {
        await using var command = Command(connection, statement);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<object?> ScalarAsync(NpgsqlConnection connection, string query, CancellationToken cancel)
    {
        await using var command = Command(connection, query);
        return await command.ExecuteScalarAsync(cancel);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string text)
    {
        var command = connection.CreateCommand();
        // Rows of three years are put away in one statement, and schemas removed in another.
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // names of modules, our own
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
