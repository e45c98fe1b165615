using System.Diagnostics;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Programme.Access.V1;
using Programme.Outcomes.V1;

namespace Programme.Benchmarks;

/// <summary>The table of rates of one authority after each month came once, against after each came ten times: the same numbers under
/// another note, so that the table stays the same while what is stored grows tenfold. Medians of 300 calls each.</summary>
internal static class RatesBenchmark
{
    private const int Versions = 10;
    private const int Calls = 300;

    /// <summary>Before either is timed: the compiler improves what is called often, and must have done so on both sides.</summary>
    private const int WarmUp = 3_000;

    public static async Task<Ratio> RunAsync()
    {
        await using var host = await LoadedHost.StartAsync();
        using var channel = GrpcChannel.ForAddress(host.Grpc);
        var outcomes = new OutcomesService.OutcomesServiceClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {await host.KeyAsync(Role.DataManager)}" } };
        var few = await TimeAsync(outcomes, headers);
        var rows = await GrowAsync(outcomes, headers);
        var many = await TimeAsync(outcomes, headers);
        return new Ratio($"rate table of an authority, {many:0.00} ms after {rows:N0} further rows of returns against {few:0.00} ms before",
            many / few, 1.5, AtMost: true);
    }

    private static async Task<double> TimeAsync(OutcomesService.OutcomesServiceClient outcomes, Metadata headers)
    {
        var times = new List<double>();
        for (var call = 0; call < WarmUp + Calls; call++)
        {
            var started = Stopwatch.GetTimestamp();
            await outcomes.ListContactFiguresAsync(new() { LaCode = "350" }, headers);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return Ratio.Median(times.Skip(WarmUp));
    }

    private static async Task<int> GrowAsync(OutcomesService.OutcomesServiceClient outcomes, Metadata headers)
    {
        var rows = 0;
        var newest = (await outcomes.ListReturnsAsync(new() { LatestOnly = true, PageSize = 1_000 }, headers)).Returns;
        foreach (var stored in newest)
        {
            // The newest version has the longest name.
            var file = Directory.GetFiles(Path.Combine(Registers.Programme, "outcomes", "returns", stored.LaCode),
                $"{stored.ReportingMonth}*").MaxBy(name => name.Length)!;
            var text = await File.ReadAllTextAsync(file);
            for (var version = stored.Version + 1; version < stored.Version + Versions; version++)
            {
                var again = Noted(text, $" again {version}");
                await outcomes.SubmitReturnAsync(new()
                {
                    LaCode = stored.LaCode,
                    ReportingMonth = stored.ReportingMonth,
                    Content = ByteString.CopyFrom(again, Encoding.UTF8)
                }, headers);
                rows += stored.Rows;
            }
        }
        return rows;
    }

    /// <summary>A return with more in its last cell, which is a note.</summary>
    private static string Noted(string file, string more) =>
        file.TrimEnd('\r', '\n') is [.. var quoted, '"'] ? $"{quoted}{more}\"\n" : file.TrimEnd('\r', '\n') + more + "\n";
}
