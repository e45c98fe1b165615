using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Host;
using Programme.Journal;
using Serilog;

namespace Programme.Benchmarks;

/// <summary>Every page of the sample programme, as the role with most on it, against the calls that it makes: how long a browser waits
/// against how long at least one of its calls is being answered, the median of fifteen loads after three; and its size against 100 KB. The
/// value is the worst of all, where 1 is the goal of either.</summary>
internal static partial class PagesBenchmark
{
    private const double MostTimes = 3, MostBytes = 100_000;
    private const int Warm = 3, Loads = 15;

    private static readonly (Role Role, string[] LaCodes, string[] Pages)[] Readers =
    [
        (Role.TrialManager, [], ["/", "/?on=2022-03-31", "/overview.csv", "/authorities/350", "/authorities/350?on=2022-03-31",
            "/authorities/350/contacts.csv", "/authorities/350/compare", "/authorities/350/behind/sessions",
            "/authorities/350/behind/posts", "/authorities/350/behind/costs", "/sessions?on=2021-10-08", "/sessions/S00001",
            "/sessions/S00001/there", "/authorities/350/schedule", "/authorities/350/schedule/plan", "/authorities/350/schedule/assign",
            "/next"]),
        (Role.LaCoordinator, ["350"], ["/", "/authorities/350", "/sessions?on=2021-10-08", "/authorities/350/schedule"]),
        (Role.Supervisor, ["350"], ["/", "/sessions?on=2021-10-08"]),
        (Role.LaDataOfficer, ["350"], ["/", "/authorities/350/returns", "/authorities/350/returns/2021-11"]),
        (Role.DataManager, [], ["/next", "/returns"]),
        (Role.Operator, [], ["/operations"]),
    ];

    public static async Task<Ratio> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("programme-bench-").FullName;
        var sink = new CallTimes();
        var app = ProgrammeHost.Build([$"--Data={folder}", "--Listen:Grpc=none", "--Listen:Http=127.0.0.1:0", "--Listen:Metrics=none"],
            services => services.AddSerilog(log => Logs.Levels(log, Serilog.Events.LogEventLevel.Information).WriteTo.Sink(sink),
                preserveStaticLogger: true));
        try
        {
            await ProgrammeHost.StartAsync(app);
            using var channel = ModuleCalls.ChannelTo(DataFolder.SocketOf(folder));
            await LoadVerb.LoadAsync(channel.CreateCallInvoker(), Registers.Programme, Trial.Default.FirstOn, _ => { }, default);
            return await MeasureAsync(app, channel, sink);
        }
        finally
        {
            await app.StopAsync();
            await app.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Ratio> MeasureAsync(WebApplication app, Grpc.Net.Client.GrpcChannel channel, CallTimes sink)
    {
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Single(one => one.Contains("://127.0.0.1", StringComparison.Ordinal)));
        var persons = await LoadedHost.PersonsAsync(new AccessService.AccessServiceClient(channel));
        var (worst, texts) = (0.0, new List<string>());
        foreach (var (role, laCodes, pages) in Readers)
        {
            using var handler = new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true };
            using var http = new HttpClient(handler) { BaseAddress = address };
            var key = await LoadedHost.KeyAsync(new AccessService.AccessServiceClient(channel), persons, role, laCodes);
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("key", key)]);
            if ((await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form)).StatusCode != HttpStatusCode.Redirect)
                throw new InvalidOperationException($"{role} is not signed in");
            foreach (var page in pages)
            {
                var (times, milliseconds, bytes) = await LoadAsync(http, page, sink);
                worst = Math.Max(worst, Math.Max(times / MostTimes, bytes / MostBytes));
                texts.Add($"{page} as {Snake(role)} {milliseconds:0} ms, {times:0.00} × its calls, {bytes / 1e3:0} KB");
            }
        }
        return new Ratio($"pages, worst of time / {MostTimes} × calls and size / 100 KB: {string.Join("; ", texts)}", worst, 1,
            AtMost: true);
    }

    private static async Task<(double Times, double Milliseconds, long Bytes)> LoadAsync(HttpClient http, string page, CallTimes sink)
    {
        var (ratios, waits, bytes) = (new List<double>(), new List<double>(), 0L);
        for (var load = 0; load < Warm + Loads; load++)
        {
            sink.Clear();
            var started = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
            bytes = (await answer.Content.ReadAsByteArrayAsync()).LongLength;
            var waited = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"{page}: {answer.StatusCode}");
            var answering = sink.Milliseconds();
            if (answering <= 0)
                throw new InvalidOperationException($"{page} makes no call");
            if (load < Warm)
                continue;
            ratios.Add(waited / answering);
            waits.Add(waited);
        }
        return (Ratio.Median(ratios), Ratio.Median(waits), bytes);
    }

    private static string Snake(Role role) => Words().Replace($"{role}", " $1").Trim().ToLowerInvariant();

    [GeneratedRegex("([A-Z])")]
    private static partial Regex Words();
}
