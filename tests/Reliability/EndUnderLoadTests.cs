using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The process ends while eight clients write: killed, or told to stop.</summary>
public sealed class EndUnderLoadTests : IDisposable
{
    private const int Seed = 20261130;
    private readonly string folder = Directory.CreateTempSubdirectory("programme-end-").FullName;

    /// <summary>PROGRAMME_KILLS=500 for a long run.</summary>
    private static int Kills => int.Parse(Environment.GetEnvironmentVariable("PROGRAMME_KILLS") ?? "6");

    [Fact]
    [Trait("Promise", "D1")]
    [Trait("Promise", "D9")]
    public async Task Killed_it_has_lost_and_doubled_nothing_that_was_acknowledged_and_is_ready_again_soon()
    {
        var (writers, random, ready) = (new Writers(), new Random(Seed), TimeSpan.Zero);
        for (var kill = 0; kill < Kills; kill++)
        {
            var clock = Stopwatch.StartNew();
            await using var doomed = await HostProcess.StartAsync(folder);
            ready = kill == 0 || clock.Elapsed < ready ? ready : clock.Elapsed;
            await writers.RepeatAsync(doomed.Calls);
            var writing = writers.WriteAsync(doomed.Calls, default);
            await Task.Delay(random.Next(50, 1_000));
            await doomed.KillAsync();
            await writing;
        }

        await using var host = await HostProcess.StartAsync(folder);
        Assert.NotEmpty(writers.Acknowledged);
        var before = await Writers.StoredAsync(host.Calls);
        await writers.RepeatAsync(host.Calls);
        var stored = await Writers.StoredAsync(host.Calls);
        var audit = await new AccessService.AccessServiceClient(host.Calls).VerifyAuditAsync(new());

        Assert.Empty(writers.Acknowledged.Except(before).Except(stored));
        Assert.Equal(writers.Acknowledged.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        Assert.True(audit.Sound);
        Assert.Equal(stored.Count, audit.Chains.Single(chain => chain.Module == "access").Rows);
        // The promise is 5 s; other tests run beside this one.
        Assert.True(ready < TimeSpan.FromSeconds(10), $"ready after {ready}");
    }

    [Fact]
    [Trait("Promise", "D11")]
    public async Task Told_to_stop_it_ends_within_ten_seconds_with_everything_stored_that_it_acknowledged()
    {
        var writers = new Writers();
        await using (var host = await HostProcess.StartAsync(folder))
        {
            var writing = writers.WriteAsync(host.Calls, default);
            while (writers.Acknowledged.Count < 100)
                await Task.Delay(10);
            var clock = Stopwatch.StartNew();

            Assert.Equal(0, await host.TerminateAsync());
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"ended after {clock.Elapsed}");
            await writing;
        }

        var log = new FileInfo(Path.Combine(folder, "access.db-wal"));
        Assert.True(!log.Exists || log.Length == 0, "the write-ahead log is not in the database");
        await using var again = await HostProcess.StartAsync(folder);
        var stored = await Writers.StoredAsync(again.Calls);
        Assert.Empty(writers.Acknowledged.Except(stored));
        Assert.True(stored.Count <= writers.Acknowledged.Count + writers.Unanswered.Count);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
