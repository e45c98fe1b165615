using System.Diagnostics;
using Programme.Common.V1;
using Programme.Host;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Benchmarks;

/// <summary>Single contacts streamed in (one million; another number by argument), against a bare prepared statement that inserts
/// the same columns into a table with the same key, with the same durability. All but the first four files come from an authority
/// that has sent others before. Beside it: the host's peak memory, at the end and after the first million, and the rate table after
/// all of it against the one after ten thousand.</summary>
internal static class ContactBenchmark
{
    private const int First = 10_000;
    private const int RowsOfFile = 250_000;
    private const int EarlyRows = 1_000_000;
    private const long MostMemory = 500_000_000;
    private const double MostSlower = 1.5;
    private static readonly string[] Authorities = ["350", "351", "352", "353"];

    /// <summary>With SQLite files.</summary>
    public static Task<Ratio> OnSqliteAsync(int rows) =>
        RunAsync(rows, [], folder => BareInserts.Sqlite(Path.Combine(folder, "bare.db"), rows, RowsOfFile));

    /// <summary>With an empty PostgreSQL database, whose connection string the environment gives.</summary>
    public static Task<Ratio> OnPostgresAsync(int rows)
    {
        var database = Environment.GetEnvironmentVariable("PROGRAMME_BENCH_POSTGRES")
            ?? throw new InvalidOperationException("PROGRAMME_BENCH_POSTGRES: the connection string of an empty database is expected.");
        return RunAsync(rows, ["Database:Provider=postgres", $"Database:Connection={database}"],
            _ => BareInserts.Postgres(database, rows, RowsOfFile));
    }

    private static async Task<Ratio> RunAsync(int rows, string[] settings, Func<string, TimeSpan> insertBare)
    {
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        await using var host = await HostUnderTest.ProgrammeAsync(Path.Combine(folder, "data"),
            ["Listen:Grpc=none", "Listen:Http=none", "Listen:Metrics=none", .. settings]);
        await LoadVerb.LoadAsync(host.Channel.CreateCallInvoker(), Registers.Programme, Trial.Default.FirstOn, _ => { }, default);
        var contacts = new ContactsService.ContactsServiceClient(host.Channel);
        await SendAsync(contacts, "350", new ContactLines(First, 0));
        var before = await TableAsync(contacts);

        var (time, sent, early) = (new Stopwatch(), 0, 0L);
        for (var file = 0; sent < rows; file++)
        {
            using var lines = new ContactLines(Math.Min(RowsOfFile, rows - sent), file + 1);
            time.Start();
            sent += await SendAsync(contacts, Authorities[file % Authorities.Length], lines);
            time.Stop();
            if (sent <= EarlyRows)
                early = host.PeakMemory;
        }
        var (after, memory) = (await TableAsync(contacts), host.PeakMemory);
        var bare = insertBare(folder);
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        var text = $"{rows:N0} contacts, {rows / time.Elapsed.TotalSeconds:N0} rows/s against {rows / bare.TotalSeconds:N0} rows/s bare; "
            + $"peak memory {memory / 1e6:0} MB (goal ≤ {MostMemory / 1e6:0}; {early / 1e6:0} MB after the first million); rate table "
            + $"{after:0.00} ms against {before:0.00} ms after {First:N0} (ratio {after / before:0.00}, goal ≤ {MostSlower:0.0})";
        return new Ratio(text, memory > MostMemory || after / before > MostSlower ? 0 : bare / time.Elapsed, 0.5, AtMost: false);
    }

    private static async Task<int> SendAsync(ContactsService.ContactsServiceClient contacts, string laCode, ContactLines lines) =>
        (await Upload.SendAsync(contacts.ImportContacts(),
            new ImportContactsRequest { Options = new ImportOptions { FileName = "ssd_contacts.csv" }, LaCode = laCode },
                lines)).Report.RowsAdded;

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
}
