using System.Diagnostics;
using Programme.Delivery.V1;

namespace Programme.Benchmarks;

/// <summary>The first plan of 4,000 schools for three years through the RPC, stored, against ten seconds. Then a plan that changes
/// nothing. Memory of the host at most 300 MB in both.</summary>
internal static class PlanBenchmark
{
    private const long MostMemory = 300_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static async Task<Ratio> RunAsync()
    {
        await using var authority = await LargeAuthority.StartAsync();
        var schedule = new ScheduleService.ScheduleServiceClient(authority.Host.Channel);
        var before = authority.Host.PeakMemory;
        var time = Stopwatch.StartNew();
        var plan = await schedule.PlanSessionsAsync(new PlanSessionsRequest { LaCode = LargeAuthority.LaCode });
        var first = time.Elapsed;
        var memory = authority.Host.PeakMemory;
        time.Restart();
        await schedule.PlanSessionsAsync(new PlanSessionsRequest { LaCode = LargeAuthority.LaCode });
        var again = time.Elapsed;
        var most = authority.Host.PeakMemory;
        var text = $"plan of {plan.Added:N0} sessions, {first.TotalSeconds:0.0} s against 10 s; peak memory {memory / 1e6:0} MB (goal ≤ "
            + $"300; {before / 1e6:0} before); again, nothing to change, {again.TotalSeconds:0.0} s and {most / 1e6:0} MB";
        return new Ratio(text, most > MostMemory ? 99 : first / Longest, 1, AtMost: true);
    }
}
