using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Programme.Access.V1;
using Programme.Enrolment.V1;

namespace Programme.Benchmarks;

/// <summary>A unary read (one school, with an API key) against an empty RPC (the health check) on the same host, 32 in flight
/// over TCP; best of three rounds of three seconds each, taken in turn.</summary>
internal static class ReadBenchmark
{
    private const int InFlight = 32;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task<Ratio> RunAsync()
    {
        await using var host = await LoadedHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Grpc, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } });
        var health = new Grpc.Health.V1.Health.HealthClient(channel);
        var enrolment = new EnrolmentService.EnrolmentServiceClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {await host.KeyAsync(Role.ProgrammeLead)}" } };
        var (empty, read) = (0d, 0d);
        for (var round = 0; round < 4; round++)
        {
            var (one, other) = (await RateAsync(async () => await health.CheckAsync(new())), await RateAsync(async () => await enrolment.GetSchoolAsync(new() { Urn = "170005" }, headers)));
            if (round > 0)
                (empty, read) = (Math.Max(empty, one), Math.Max(read, other));
        }
        return new Ratio($"unary read, {read:N0} calls/s against {empty:N0} calls/s of an empty RPC", read / empty, 0.5, AtMost: false);
    }

    private static async Task<double> RateAsync(Func<Task> call)
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
