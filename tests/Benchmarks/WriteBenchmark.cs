using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Npgsql;
using Programme.Access.V1;

namespace Programme.Benchmarks;

/// <summary>Durable changes of one row by 32 clients through the whole RPC path, against 32 writers through one bare writer loop on the
/// same store: as many rows in one transaction, each behind its own savepoint, every writer answered after COMMIT. In turn, three
/// times.</summary>
internal static class WriteBenchmark
{
    private const int Clients = 32;
    private const int MostTogether = 64;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    /// <summary>With SQLite files.</summary>
    public static Task<Ratio> OnSqliteAsync() => RunAsync([], folder =>
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL");
        Run(connection, "PRAGMA synchronous=FULL");
        return connection;
    });

    /// <summary>With a PostgreSQL server, which the environment gives.</summary>
    public static async Task<Ratio> OnPostgresAsync()
    {
        await using var database = await BenchDatabase.CreateAsync();
        return await RunAsync(database.Settings, _ =>
        {
            var connection = new NpgsqlConnection(database.Connection);
            connection.Open();
            return connection;
        });
    }

    private static async Task<Ratio> RunAsync(string[] settings, Func<string, DbConnection> open)
    {
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        await using var host = await HostUnderTest.ProgrammeAsync(Path.Combine(folder, "data"),
            ["Listen:Grpc=none", "Listen:Http=none", "Listen:Metrics=none", .. settings]);
        await using var connection = open(folder);
        Run(connection, "CREATE TABLE bare (\"Id\" VARCHAR(40) NOT NULL PRIMARY KEY, \"Subject\" VARCHAR(64) NOT NULL)");
        var access = new AccessService.AccessServiceClient(host.Channel);
        Task Write(string id) => access.CreateApiKeyAsync(new() { Subject = $"writer-{id}", Role = Role.Auditor, RequestId = id })
            .ResponseAsync;
        await RateAsync("before", Write);
        var (programme, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            bare.Add(await BareAsync(connection, $"{round}"));
            programme.Add(await RateAsync($"{round}", Write));
        }
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        var (rate, bareRate) = (Ratio.Median(programme), Ratio.Median(bare));
        return new Ratio($"{Clients} clients, {rate:N0} durable changes/s against {bareRate:N0} of a bare writer loop",
            rate / bareRate, 0.4, AtMost: false);
    }

    /// <summary>Changes a second of 32 clients.</summary>
    internal static async Task<double> RateAsync(string name, Func<string, Task> write)
    {
        var time = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            var number = 0;
            for (; time.Elapsed < Long; number++)
                await write($"{name}-{client}-{number}");
            return number;
        })));
        return done.Sum() / time.Elapsed.TotalSeconds;
    }

    private static async Task<double> BareAsync(DbConnection connection, string name)
    {
        var queue = Channel.CreateUnbounded<(string Id, TaskCompletionSource Answer)>();
        var loop = Task.Run(() => LoopAsync(connection, queue.Reader));
        var rate = await RateAsync(name, id =>
        {
            var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            queue.Writer.TryWrite((id, answer));
            return answer.Task;
        });
        queue.Writer.Complete();
        await loop;
        return rate;
    }

    private static async Task LoopAsync(DbConnection connection, ChannelReader<(string Id, TaskCompletionSource Answer)> queue)
    {
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare VALUES (@id, @subject)";
        var parameters = new[] { "@id", "@subject" }.Select(name =>
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = "";
            insert.Parameters.Add(parameter);
            return parameter;
        }).ToList();
        while (await queue.WaitToReadAsync())
        {
            var answers = new List<TaskCompletionSource>();
            await using var transaction = await connection.BeginTransactionAsync();
            insert.Transaction = transaction;
            while (answers.Count < MostTogether && queue.TryRead(out var work))
            {
                (parameters[0].Value, parameters[1].Value) = (work.Id, $"writer-{work.Id}");
                await transaction.SaveAsync("change");
                await insert.ExecuteNonQueryAsync();
                await transaction.ReleaseAsync("change");
                answers.Add(work.Answer);
            }
            await transaction.CommitAsync();
            answers.ForEach(answer => answer.SetResult());
        }
    }

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // our own text
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
