using System.Text.RegularExpressions;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The alert rules: Prometheus takes them, each fires and stays silent in a test, and each has an entry in the runbook.</summary>
public sealed partial class AlertRuleTests
{
    private static readonly string Folder = Path.Combine(Source.Root, "dashboards/rules");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.yml").Select(file => Path.GetFileName(file)!)
        .Where(file => !file.EndsWith(".test.yml", StringComparison.Ordinal))];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task Prometheus_takes_the_rules_and_their_tests_pass(string file)
    {
        var promtool = Tools.Find("promtool", "prometheus");

        Assert.Contains("SUCCESS", await Tools.RunAsync(promtool, "check", "rules", Path.Combine(Folder, file)), StringComparison.Ordinal);
        Assert.Contains("SUCCESS", await Tools.RunAsync(promtool, "test", "rules", Path.Combine(Folder, TestOf(file))),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_alert_is_seen_to_fire_and_to_stay_silent_and_says_what_to_do(string file)
    {
        var rules = await File.ReadAllTextAsync(Path.Combine(Folder, file));
        var alerts = Alert().Matches(rules).Select(match => match.Groups[1].Value).ToList();
        var tests = await File.ReadAllTextAsync(Path.Combine(Folder, TestOf(file)));
        var runbook = await File.ReadAllTextAsync(Path.Combine(Source.Root, "docs/runbook.md"));

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert =>
        {
            Assert.Matches($@"alertname: {alert}\n.*\n +exp_alerts:\n", tests);
            Assert.Matches($@"alertname: {alert}\n.*\n +exp_alerts: \[\]", tests);
            Assert.Contains($"\n## {alert}\n", runbook, StringComparison.Ordinal);
        });
    }

    private static string TestOf(string file) => file.Replace(".yml", ".test.yml", StringComparison.Ordinal);

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex Alert();
}
