using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Programme.Common.V1;
using Programme.Host.Commands;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Benchmarks;

/// <summary>Single contacts streamed in (one million; another number by argument), against a bare prepared statement that inserts
/// the same columns into a table with the same key, in a file of its own with the same durability. Half of the files come from
/// an authority that has sent others before. Beside it: the host's peak memory, and the rate table after all of it against the one
/// after ten thousand.</summary>
internal static class ContactBenchmark
{
    private const int First = 10_000;
    private const int RowsOfFile = 250_000;
    private const long MostMemory = 500_000_000;
    private const double MostSlower = 1.5;
    private static readonly string[] Authorities = ["350", "351", "352", "353"];

    public static async Task<Ratio> RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        await using var host = await HostUnderTest.ProgrammeAsync(Path.Combine(folder, "data"), "Listen:Grpc=none", "Listen:Http=none", "Listen:Metrics=none");
        await LoadVerb.LoadAsync(host.Channel.CreateCallInvoker(), Registers.Programme, Trial.Default.FirstOn, _ => { }, default);
        var contacts = new ContactsService.ContactsServiceClient(host.Channel);
        await SendAsync(contacts, "350", new ContactLines(First, 0));
        var before = await TableAsync(contacts);

        var (time, sent) = (new Stopwatch(), 0);
        for (var file = 0; sent < rows; file++)
        {
            using var lines = new ContactLines(Math.Min(RowsOfFile, rows - sent), file + 1);
            time.Start();
            sent += await SendAsync(contacts, Authorities[file % Authorities.Length], lines);
            time.Stop();
        }
        var (after, memory) = (await TableAsync(contacts), host.PeakMemory);
        var bare = Bare(Path.Combine(folder, "bare.db"), rows);
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        var text = $"{rows:N0} contacts, {rows / time.Elapsed.TotalSeconds:N0} rows/s against {rows / bare.TotalSeconds:N0} rows/s bare; peak memory {memory / 1e6:0} MB (goal ≤ {MostMemory / 1e6:0}); rate table {after:0.00} ms against {before:0.00} ms after {First:N0} (ratio {after / before:0.00}, goal ≤ {MostSlower:0.0})";
        return new Ratio(text, memory > MostMemory || after / before > MostSlower ? 0 : bare / time.Elapsed, 0.5, AtMost: false);
    }

    private static async Task<int> SendAsync(ContactsService.ContactsServiceClient contacts, string laCode, ContactLines lines) =>
        (await Upload.SendAsync(contacts.ImportContacts(), new ImportContactsRequest { Options = new ImportOptions { FileName = "ssd_contacts.csv" }, LaCode = laCode }, lines)).Report.RowsAdded;

    /// <summary>Milliseconds for the rate table of an authority, median of 200.</summary>
    private static async Task<double> TableAsync(ContactsService.ContactsServiceClient contacts)
    {
        var times = new List<double>();
        for (var round = 0; round < 700; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await contacts.SummariseCaseRatesAsync(new() { LaCode = "350" });
            if (round >= 500)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return Ratio.Median(times);
    }

    /// <summary>Values as they would be stored; nothing is read, parsed or sent.</summary>
    private static TimeSpan Bare(string database, int rows)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL");
        Run(connection, "PRAGMA synchronous=FULL");
        Run(connection, "CREATE TABLE c (Mark INTEGER NOT NULL PRIMARY KEY, LaCode TEXT NOT NULL, Month TEXT NOT NULL, Source TEXT NOT NULL, Alias INTEGER NOT NULL, Flags INTEGER NOT NULL)");
        var time = Stopwatch.StartNew();
        for (var sent = 0; sent < rows; sent += RowsOfFile)
        {
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO c VALUES ($0, $1, $2, $3, $4, $5)";
            for (var i = 0; i < 6; i++)
                insert.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            for (var row = sent; row < Math.Min(sent + RowsOfFile, rows); row++)
            {
                // As evenly spread as a mark: the same key, in no order.
                insert.Parameters[0].Value = unchecked((row + 1) * -7046029254386353131L);
                insert.Parameters[1].Value = "350";
                insert.Parameters[2].Value = "2021-10";
                insert.Parameters[3].Value = "2A";
                insert.Parameters[4].Value = row % 100;
                insert.Parameters[5].Value = 8;
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        return time.Elapsed;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // our own text
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
