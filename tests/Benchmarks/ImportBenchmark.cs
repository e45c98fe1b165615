using System.Diagnostics;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Data.Sqlite;
using Programme.Common.V1;
using Programme.Enrolment.V1;
using Programme.Host;

namespace Programme.Benchmarks;

/// <summary>A register of 50,000 rows through the RPC, against parsing it with the same library and inserting the same 20
/// columns by a prepared statement in one transaction. Memory of the host at most 300 MB.</summary>
internal static class ImportBenchmark
{
    private const int Rows = 50_000;
    private const long MostMemory = 300_000_000;

    public static async Task<Ratio> RunAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        var file = Path.Combine(folder, "edubasealldata20210901.csv");
        Registers.Write(file, Rows);
        Bare(file, Path.Combine(folder, "warm-up.db"));
        var bareProcessor = Environment.CpuUsage.TotalTime;
        var bare = Bare(file, Path.Combine(folder, "bare.db"));
        bareProcessor = Environment.CpuUsage.TotalTime - bareProcessor;

        await using var host = await HostUnderTest.ProgrammeAsync(Path.Combine(folder, "data"), "Listen:Grpc=none", "Listen:Http=none",
            "Listen:Metrics=none");
        var enrolment = new EnrolmentService.EnrolmentServiceClient(host.Channel);
        // Both sides warm: the bare one has run once, the host has taken the small register of an earlier day and checked this one.
        await ImportAsync(enrolment, Registers.Small, "edubasealldata20200901.csv");
        await ImportAsync(enrolment, file, Path.GetFileName(file), checkOnly: true);
        var (time, processor) = (Stopwatch.StartNew(), host.ProcessorTime);
        var added = await ImportAsync(enrolment, file, Path.GetFileName(file));
        if (added != Rows)
            throw new InvalidOperationException($"{added} rows added");
        var programme = time.Elapsed;
        processor = host.ProcessorTime - processor;
        var memory = host.PeakMemory;
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        var text = $"import of {Rows:N0} register rows, {Rows / programme.TotalSeconds:N0} rows/s against "
            + $"{Rows / bare.TotalSeconds:N0} rows/s bare; processor time {processor.TotalSeconds:0.00} s against "
            + $"{bareProcessor.TotalSeconds:0.00} s ({bareProcessor / processor:0.00}); peak memory {memory / 1e6:0} MB (goal ≤ 300)";
        return new Ratio(text, memory > MostMemory ? 0 : bare / programme, 0.25, AtMost: false);
    }

    private static async Task<int> ImportAsync(EnrolmentService.EnrolmentServiceClient enrolment, string file, string name,
        bool checkOnly = false)
    {
        await using var stream = File.OpenRead(file);
        return (await Upload.SendAsync(enrolment.ImportRegister(),
            new ImportRegisterRequest { Options = new() { FileName = name, ValidateOnly = checkOnly }, AcceptMissing = true }, stream))
            .Report.RowsAdded;
    }

    private static TimeSpan Bare(string file, string database)
    {
        var time = Stopwatch.StartNew();
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA journal_mode=WAL");
        Run(connection, "CREATE TABLE r (" + string.Join(",", Enumerable.Range(0, 20).Select(i => $"c{i} TEXT")) + ")");
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO r VALUES (" + string.Join(",", Enumerable.Range(0, 20).Select(i => $"$p{i}")) + ")";
        for (var i = 0; i < 20; i++)
            insert.Parameters.Add($"$p{i}", SqliteType.Text);
        using var parser = new CsvParser(new StreamReader(file, Encoding.GetEncoding(1252)),
            new CsvConfiguration(CultureInfo.InvariantCulture));
        parser.Read();
        while (parser.Read())
        {
            for (var i = 0; i < 20; i++)
                insert.Parameters[i].Value = parser[i * 2];
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
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
