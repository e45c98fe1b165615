using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Programme.Tests.Dashboards;

/// <summary>Runs a board's queries as Grafana does.</summary>
internal static partial class BoardQueries
{
    private static readonly string[] MayNotBe = ["increase(", "_last_timestamp_", "programme_contact_break_timestamp",
        "programme_data_lock_timestamp"];

    /// <summary>The choices of the variable <c>la</c>, text and value; a board without it has one choice, nothing.</summary>
    public static async Task<IReadOnlyList<(string Text, string Value)>> AuthoritiesAsync(JsonNode board, MetricsStore store)
    {
        var variable = board["templating"]!["list"]!.AsArray().FirstOrDefault(item => Lint.Text(item, "name") == "la");
        if (variable is null)
            return [("", "")];
        var query = Regex.Match(Lint.Text(variable["query"], "query"), @"^query_result\((.*)\)$").Groups[1].Value;
        var choose = new Regex(Lint.Text(variable, "regex").Trim('/'));
        return [.. (await store.QueryAsync(query)).Select(sample => choose.Match(AsText(sample))).Where(match => match.Success)
            .Select(match => (match.Groups["text"].Value, match.Groups["value"].Value))];
    }

    public static string Expression(JsonNode target, string la) => Lint.Text(target, "expr").Replace("$la", la, StringComparison.Ordinal);

    /// <summary>What Grafana writes beside a value.</summary>
    public static string Legend(JsonNode target, Sample sample) =>
        Promql.LegendLabels(Lint.Text(target, "legendFormat")).Aggregate(Lint.Text(target, "legendFormat"), (text, label) =>
            text.Replace($"{{{{{label}}}}}", sample.Labels.GetValueOrDefault(label, ""), StringComparison.Ordinal));

    /// <summary>What is wrong with the answer to one query; nothing = it can be drawn.</summary>
    public static async Task<string?> ProblemAsync(JsonNode panel, JsonNode target, string la, MetricsStore store)
    {
        try
        {
            var (expression, legend) = (Expression(target, la), Lint.Text(target, "legendFormat"));
            var samples = await store.QueryAsync(expression);
            if (samples.Count == 0)
                return MayBeEmpty(Lint.Text(target, "expr")) ? null : "no series";
            if (samples.All(sample => double.IsNaN(sample.Value)) && !expression.Contains("_last_timestamp_", StringComparison.Ordinal))
                return "nothing but NaN";
            return Columns(panel).Where(label => !samples.Any(sample => sample.Labels.ContainsKey(label)))
                .Concat(Promql.LegendLabels(legend).Where(label => samples.Any(sample => !sample.Labels.ContainsKey(label))))
                .Select(label => $"a series has no label {label}").FirstOrDefault()
                ?? (legend.Contains("{{says}}", StringComparison.Ordinal) && samples.Count != 1 ? $"{samples.Count} sentences" : null);
        }
        catch (QueryException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>What is wrong with the answer over a range that ends now: it must have what the answer of now has.</summary>
    public static async Task<string?> ProblemAsync(JsonNode target, string la, MetricsStore store, TimeSpan range)
    {
        try
        {
            var expression = Expression(target, la);
            var within = await store.RangeAsync(expression, range);
            return within.Count > 0 || MayBeEmpty(Lint.Text(target, "expr")) ? null : "no series";
        }
        catch (QueryException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>Months whose return is expected, of which no query of a panel has a row.</summary>
    public static async Task<IReadOnlyList<string>> MonthsLeftOutAsync(JsonNode panel, string la, MetricsStore store)
    {
        var matcher = la.Length == 0 ? "la!=\"all\"" : $"la=\"{la}\"";
        var rows = new HashSet<string>();
        foreach (var target in Lint.Targets(panel))
        {
            rows.UnionWith((await store.QueryAsync(Expression(target, la)))
                .Select(sample => sample.Labels.GetValueOrDefault("period", "")));
        }
        return [.. (await store.QueryAsync($"count by (period) (programme_returns{{{matcher}}})"))
            .Select(sample => sample.Labels["period"]).Except(rows).Order(StringComparer.Ordinal)];
    }

    /// <summary>What keeps only some samples may keep none: months that signal, limits that are provisional, calls of the last hour when
    /// the store has scraped once. Nothing is locked, and in no authority a break begins.</summary>
    private static bool MayBeEmpty(string expression) => Filters().IsMatch(expression)
        || MayNotBe.Any(series => expression.Contains(series, StringComparison.Ordinal));

    [GeneratedRegex(@"(?: > 0| == [01])$")]
    private static partial Regex Filters();

    /// <summary>The labels that become columns.</summary>
    private static IEnumerable<string> Columns(JsonNode panel)
    {
        var renamed = panel["transformations"]?.AsArray()
            .FirstOrDefault(step => Lint.Text(step, "id") == "organize")?["options"]?["renameByName"]?.AsObject();
        return renamed?.SelectMany(name => name.Key.Split('\\')).Where(name => !name.StartsWith("Value", StringComparison.Ordinal)) ?? [];
    }

    /// <summary>As the variable's expression sees a series: labels in alphabetical order, value and time.</summary>
    private static string AsText(Sample sample) =>
        $"{{{string.Join(',', LabelsOf(sample))}}} {sample.Value} 0";

    private static IEnumerable<string> LabelsOf(Sample sample) =>
        sample.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}=\"{label.Value}\"");
}
