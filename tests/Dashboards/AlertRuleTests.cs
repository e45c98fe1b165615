using System.Text.RegularExpressions;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The alert rules: Prometheus and vmalert take them, each fires and stays silent in a test, and each has an entry in the
/// runbook.</summary>
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

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task Vmalert_takes_the_same_files_and_no_expression_that_is_not_whole(string file)
    {
        var vmalert = Tools.Find("vmalert", "victoria-metrics");
        var broken = Path.Combine(Directory.CreateTempSubdirectory("programme-rules-").FullName, file);
        var rules = await File.ReadAllTextAsync(Path.Combine(Folder, file));
        await File.WriteAllTextAsync(broken, Expression().Replace(rules, "expr: sum(", 1));

        await Tools.RunAsync(vmalert, "-dryRun", $"-rule={Path.Combine(Folder, file)}");
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => Tools.RunAsync(vmalert, "-dryRun", $"-rule={broken}"));

        Assert.Contains("bad prometheus expr", refusal.Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(broken)!, recursive: true);
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

    [GeneratedRegex(@"expr: [^\n]*(\n {10,}[^\n]*)*")]
    private static partial Regex Expression();

    [GeneratedRegex(@"- alert: (\w+)")]
    private static partial Regex Alert();
}
