using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Programme.Access.V1;
using Programme.Enrolment.V1;

namespace Programme.Benchmarks;

/// <summary>A unary read (the listed schools in turn, with an API key) against an empty RPC (the health check) on the same host, 32 in
/// flight over TCP: one second each in turn, twelve times after two to warm up; the median of the twelve ratios, so that whatever else the
/// machine does falls on both sides.</summary>
internal static class ReadBenchmark
{
    private const int InFlight = 32;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    public static async Task<Ratio> RunAsync()
    {
        await using var host = await LoadedHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Grpc,
            new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } });
        var health = new Grpc.Health.V1.Health.HealthClient(channel);
        var enrolment = new EnrolmentService.EnrolmentServiceClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {await host.KeyAsync(Role.ProgrammeLead)}" } };
        var urns = (await enrolment.ListSchoolsAsync(new() { ListedOnly = true, PageSize = 1_000 }, headers)).Schools
            .Select(school => school.Urn).ToList();
        var next = 0;
        var pairs = new List<(double Empty, double Read)>();
        for (var round = 0; round < 14; round++)
            pairs.Add((await RateAsync(async () => await health.CheckAsync(new())),
                await RateAsync(async () =>
                    await enrolment.GetSchoolAsync(new() { Urn = urns[Interlocked.Increment(ref next) % urns.Count] }, headers))));
        pairs.RemoveRange(0, 2);
        var (empty, read) = (Ratio.Median(pairs.Select(pair => pair.Empty)), Ratio.Median(pairs.Select(pair => pair.Read)));
        return new Ratio($"unary read, {read:N0} calls/s against {empty:N0} calls/s of an empty RPC",
            Ratio.Median(pairs.Select(pair => pair.Read / pair.Empty)), 0.5, AtMost: false);
    }

    internal static async Task<double> RateAsync(Func<Task> call)
    {
        var calls = 0L;
        var time = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(async () =>
        {
            while (time.Elapsed < Round)
            {
                await call();
                Interlocked.Increment(ref calls);
            }
        })));
        return calls / time.Elapsed.TotalSeconds;
    }
}
