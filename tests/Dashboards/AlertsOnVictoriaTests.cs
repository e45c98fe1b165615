using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Programme.Tests.Dashboards;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The tests of the alert rules, done with vmalert on VictoriaMetrics instead of promtool: the same series, the same alerts that
/// fire or stay silent at the same time.</summary>
public sealed partial class AlertsOnVictoriaTests
{
    /// <summary>Where the tests of promtool begin is here: VictoriaMetrics answers nothing of 1970.</summary>
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string Folder = Path.Combine(Source.Root, "dashboards/rules");

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var file in new[] { "programme", "host" })
            {
                for (var at = 0; at < CasesOf(file).Count; at++)
                    cases.Add(file, at);
            }
            return cases;
        }
    }

    [SkippableTheory, MemberData(nameof(Cases))]
    public async Task Vmalert_fires_and_stays_silent_as_promtool_does(string file, int at)
    {
        var (victoria, vmalert) = (Tools.Find("victoria-metrics", "victoria-metrics"), Tools.Find("vmalert", "victoria-metrics"));
        var one = CasesOf(file)[at];
        var folder = Directory.CreateTempSubdirectory("programme-vmalert-").FullName;
        var address = $"127.0.0.1:{Ports.Free()}";
        var rules = Path.Combine(folder, "rules.yml");
        // A part of a day: VictoriaMetrics moves the beginning of a range to a whole number of steps.
        var step = one.At <= TimeSpan.FromHours(4) ? 60 : one.At <= TimeSpan.FromHours(100) ? 600 : 3_600;
        await File.WriteAllTextAsync(rules, OnlyRule(await File.ReadAllTextAsync(Path.Combine(Folder, $"{file}.yml")), one.Alert));
        using var store = Process.Start(new ProcessStartInfo(victoria, [$"-storageDataPath={folder}/data", $"-httpListenAddr={address}",
            "-retentionPeriod=100y", "-search.latencyOffset=0s", "-loggerLevel=ERROR"])
        { UseShellExecute = false })!;
        using var leash = Leash.On("kill -KILL $1; rm -rf \"$2\"", $"{store.Id}", folder);
        using var http = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        try
        {
            await FillAsync(http, one);
            await Tools.RunAsync(vmalert, $"-rule={rules}", $"-datasource.url=http://{address}", $"-remoteWrite.url=http://{address}",
                $"-replay.timeFrom={Start:yyyy-MM-ddTHH:mm:ssZ}", $"-replay.timeTo={Start + one.At:yyyy-MM-ddTHH:mm:ssZ}",
                $"-evaluationInterval={step}s", $"-datasource.queryStep={step}s", "-replay.rulesDelay=0s",
                "-replay.disableProgressBar", "-loggerLevel=ERROR");
            await http.GetAsync(new Uri("/internal/force_flush", UriKind.Relative));

            Assert.Equal(one.Firing, await FiringAsync(http, one));
        }
        finally
        {
            store.Kill();
            await store.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Series of promtool begin at the first instant of 1970. Time stamps in them move with the beginning: rules compare them with
    /// the time.</summary>
    private static async Task FillAsync(HttpClient http, Case one)
    {
        var lines = new StringBuilder();
        foreach (var (series, values) in one.Series)
        {
            var (second, more) = ((double)Start.ToUnixTimeSeconds(), series.Contains("_timestamp_seconds", StringComparison.Ordinal)
                ? Start.ToUnixTimeSeconds() : 0);
            foreach (var value in Expand(values))
            {
                if (value is { } number)
                    lines.Append(CultureInfo.InvariantCulture, $"{series} {number + more:R} {(long)(second * 1000)}\n");
                second += one.Interval.TotalSeconds;
            }
        }
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var body = new StringContent(lines.ToString(), Encoding.UTF8);
                (await http.PostAsync(new Uri("/api/v1/import/prometheus", UriKind.Relative), body)).EnsureSuccessStatusCode();
                await http.GetAsync(new Uri("/internal/force_flush", UriKind.Relative));
                return;
            }
            catch (HttpRequestException) when (since.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<int> FiringAsync(HttpClient http, Case one)
    {
        var query = Uri.EscapeDataString($"ALERTS{{alertname=\"{one.Alert}\", alertstate=\"firing\"}}");
        using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri(
            $"/api/v1/query?query={query}&time={(Start + one.At).ToUnixTimeSeconds()}&step=60s&nocache=1", UriKind.Relative)));
        return answer.RootElement.GetProperty("data").GetProperty("result").GetArrayLength();
    }

    /// <summary>The file with one alert alone: the others are not asked for.</summary>
    private static string OnlyRule(string rules, string alert)
    {
        var parts = Rule().Split(rules);
        return parts[0] + parts.Skip(1).Single(part => part.StartsWith($"      - alert: {alert}\n", StringComparison.Ordinal));
    }

    private static IReadOnlyList<Case> CasesOf(string file) =>
        [.. TestCase().Split(File.ReadAllText(Path.Combine(Folder, $"{file}.test.yml"))).Skip(1).Select(Case.Of)];

    /// <summary>The notation of promtool: a number, _ = none, AxN and A+BxN = N + 1 values.</summary>
    private static IEnumerable<double?> Expand(string values)
    {
        foreach (var part in values.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var match = Values().Match(part);
            Assert.True(match.Success, part);
            var times = match.Groups["times"].Success ? int.Parse(match.Groups["times"].Value, CultureInfo.InvariantCulture) : 0;
            for (var n = 0; n <= times; n++)
                yield return match.Groups["none"].Success ? null : Number(match.Groups["from"]) + (n * Number(match.Groups["by"]));
        }
    }

    private static double Number(Group group) => group.Success ? double.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:(?<none>_)|(?<from>-?[0-9.]+(?:e[0-9]+)?)(?<by>[+-][0-9.]+(?:e[0-9]+)?)?)(?:x(?<times>[0-9]+))?$")]
    private static partial Regex Values();

    [GeneratedRegex("(?m)^(?=      - alert: )")]
    private static partial Regex Rule();

    [GeneratedRegex("(?m)^  - interval: ")]
    private static partial Regex TestCase();

    /// <summary>One test of a file.</summary>
    private sealed partial record Case(TimeSpan Interval, IReadOnlyList<(string Series, string Values)> Series, string Alert, TimeSpan At,
        int Firing)
    {
        public static Case Of(string text) => new(Time(text.Split('\n')[0]),
            [.. SeriesLine().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value))],
            AlertLine().Match(text).Groups[1].Value, Time(TimeLine().Match(text).Groups[1].Value),
            Regex.Count(text, "exp_labels:"));

        private static TimeSpan Time(string text) => text.Trim() is var time && time[^1] == 'h'
            ? TimeSpan.FromHours(int.Parse(time[..^1], CultureInfo.InvariantCulture))
            : TimeSpan.FromMinutes(int.Parse(time[..^1], CultureInfo.InvariantCulture));

        [GeneratedRegex(@"- series: '?(.*?)'?\n +values: '(.*)'")]
        private static partial Regex SeriesLine();

        [GeneratedRegex(@"- alertname: (\w+)")]
        private static partial Regex AlertLine();

        [GeneratedRegex(@"eval_time: (\w+)")]
        private static partial Regex TimeLine();
    }
}
