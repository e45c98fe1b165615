using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Programme.Access.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>Fifty calls a second, every fifth a change. <c>PROGRAMME_SOAK_SECONDS=600</c> makes the run longer.</summary>
[Trait("Promise", "D12")]
public sealed class SoakTests : IDisposable
{
    private const int CallsPerSecond = 50;
    private const long MostLog = 64 * 1024 * 1024;

    private static readonly int Seconds =
        int.Parse(Environment.GetEnvironmentVariable("PROGRAMME_SOAK_SECONDS") ?? "60", CultureInfo.InvariantCulture);

    /// <summary>Of a run in which the collector and the compiler have come to rest; a minute beside other tests tells less.</summary>
    private static readonly double Growth = Seconds >= 600 ? 1.05 : 1.2;

    private readonly string folder = Directory.CreateTempSubdirectory("programme-soak-").FullName;

    private readonly record struct Seen(long Memory, int Handles, long Log);

    [Fact]
    public async Task Under_steady_load_memory_handles_and_log_stay_flat()
    {
        await using var host = await HostProcess.StartAsync(folder);
        var (faults, calls, seen) = (new ConcurrentBag<RpcException>(), new List<Task>(), new List<Seen>());
        var access = new AccessService.AccessServiceClient(host.Calls);
        using var turn = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / CallsPerSecond));
        for (var (clock, number) = (Stopwatch.StartNew(), 0); clock.Elapsed.TotalSeconds < Seconds; number++)
        {
            await turn.WaitForNextTickAsync();
            calls.Add(CallAsync(access, number, faults));
            if (clock.Elapsed.TotalSeconds >= seen.Count)
                seen.Add(Look(host.Id));
        }
        await Task.WhenAll(calls);

        Assert.Empty(faults);
        Assert.True(calls.Count > Seconds * CallsPerSecond / 2, $"Only {calls.Count} calls in {Seconds} s.");
        var (middle, end) = (seen[(seen.Count / 3)..(2 * seen.Count / 3)], seen[(2 * seen.Count / 3)..]);
        Flat("bytes of memory", Median(middle, one => one.Memory), Median(end, one => one.Memory));
        Flat("handles", Median(middle, one => one.Handles), Median(end, one => one.Handles));
        Assert.All(seen, one => Assert.True(one.Log <= MostLog, $"A write-ahead log has {one.Log} bytes."));
    }

    private static async Task CallAsync(AccessService.AccessServiceClient access, int number, ConcurrentBag<RpcException> faults)
    {
        try
        {
            if (number % 5 == 0)
                await access.CreateApiKeyAsync(new() { Subject = $"soak-{number}", Role = Role.Auditor, RequestId = $"soak-{number}" });
            else
                await access.ListApiKeysAsync(new() { PageSize = 20 });
        }
        catch (RpcException fault)
        {
            faults.Add(fault);
        }
    }

    private Seen Look(int process)
    {
        var resident = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return new(1024 * long.Parse(resident, CultureInfo.InvariantCulture), Directory.GetFiles($"/proc/{process}/fd").Length,
            Directory.GetFiles(folder, "*.db-wal").Max(file => new FileInfo(file).Length));
    }

    private static double Median(List<Seen> seen, Func<Seen, long> of) => seen.Select(of).Order().ElementAt(seen.Count / 2);

    private static void Flat(string what, double middle, double end) =>
        Assert.True(end <= Growth * middle, $"{middle:N0} {what} in the second third, {end:N0} in the last.");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
