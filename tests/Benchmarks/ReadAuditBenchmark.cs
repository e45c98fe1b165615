using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Host;

namespace Programme.Benchmarks;

/// <summary>An ordinary unary read on the host as it is, against the same read on a host that audits no reads: 32 in flight over TCP, a
/// second each in turn, twenty times after three to warm up; the median of the ratios.</summary>
internal static class ReadAuditBenchmark
{
    /// <summary>The first argument of both hosts, which the driver starts as processes of its own: their runtime has the same
    /// settings.</summary>
    public const string Audited = "with-read-audit";

    /// <summary>The same without the audit of reads.</summary>
    public const string Unaudited = "without-read-audit";

    public static async Task<Ratio> RunAsync()
    {
        await using var audited = await StartAsync(Audited);
        await using var unaudited = await StartAsync(Unaudited);
        var (with, without) = (await ReaderAsync(audited), await ReaderAsync(unaudited));
        var pairs = new List<(double With, double Without)>();
        for (var round = 0; round < 23; round++)
        {
            // The first of a pair finds the processor cooler or warmer than the second: each is first in turn.
            var first = await ReadBenchmark.RateAsync(round % 2 == 0 ? with : without);
            var second = await ReadBenchmark.RateAsync(round % 2 == 0 ? without : with);
            pairs.Add(round % 2 == 0 ? (first, second) : (second, first));
        }
        pairs.RemoveRange(0, 3);
        return new Ratio($"unary read, {Ratio.Median(pairs.Select(pair => pair.With)):N0} calls/s against "
            + $"{Ratio.Median(pairs.Select(pair => pair.Without)):N0} calls/s without the audit of reads",
            Ratio.Median(pairs.Select(pair => pair.With / pair.Without)), 0.95, AtMost: false);
    }

    /// <summary>The host, with its audit of reads or without, until it is killed.</summary>
    public static async Task<int> ServeAsync(string which, string[] settings)
    {
        await using var host = ProgrammeHost.Build(settings, services => services.PostConfigure<GrpcServiceOptions>(grpc =>
        {
            if (which == Unaudited)
                grpc.Interceptors.Remove(grpc.Interceptors.Single(one => one.Type == typeof(ReadAudit)));
        }));
        await ProgrammeHost.StartAsync(host, default);
        await host.WaitForShutdownAsync();
        return 0;
    }

    private static Task<LoadedHost> StartAsync(string which) =>
        LoadedHost.StartAsync((folder, settings) => HostUnderTest.OfBenchmarkAsync(which, folder, settings));

    private static async Task<Func<Task>> ReaderAsync(LoadedHost host)
    {
        var channel = GrpcChannel.ForAddress(host.Grpc,
            new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } });
        var enrolment = new EnrolmentService.EnrolmentServiceClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {await host.KeyAsync(Role.ProgrammeLead)}" } };
        var urns = (await enrolment.ListSchoolsAsync(new() { ListedOnly = true, PageSize = 1_000 }, headers)).Schools
            .Select(school => school.Urn).ToList();
        var next = 0;
        return async () => await enrolment.GetSchoolAsync(new() { Urn = urns[Interlocked.Increment(ref next) % urns.Count] }, headers);
    }
}
