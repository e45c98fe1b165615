using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Programme.Tests.Dashboards;

/// <summary>Runs a board's queries as Grafana does.</summary>
internal static partial class BoardQueries
{
    /// <summary>The choices of the variable <c>la</c>, text and value; a board without it has one choice, nothing.</summary>
    public static async Task<IReadOnlyList<(string Text, string Value)>> AuthoritiesAsync(JsonNode board, PrometheusServer store)
    {
        var variable = board["templating"]!["list"]!.AsArray().FirstOrDefault(item => Lint.Text(item, "name") == "la");
        if (variable is null)
            return [("", "")];
        var query = Regex.Match(Lint.Text(variable["query"], "query"), @"^query_result\((.*)\)$").Groups[1].Value;
        var choose = new Regex(Lint.Text(variable, "regex").Trim('/'));
        return [.. (await store.QueryAsync(query)).Select(sample => choose.Match(AsText(sample))).Where(match => match.Success)
            .Select(match => (match.Groups["text"].Value, match.Groups["value"].Value))];
    }

    /// <summary>What is wrong with the answer to one query; nothing = it can be drawn.</summary>
    public static async Task<string?> ProblemAsync(JsonNode panel, JsonNode target, string la, PrometheusServer store)
    {
        try
        {
            var samples = await store.QueryAsync(Lint.Text(target, "expr").Replace("$la", la, StringComparison.Ordinal));
            if (samples.Count == 0)
                return MayBeEmpty(Lint.Text(target, "expr")) ? null : "no series";
            if (samples.All(sample => double.IsNaN(sample.Value)) && !Lint.Text(target, "expr").Contains("_last_timestamp_",
                StringComparison.Ordinal))
                return "nothing but NaN";
            return Columns(panel).Where(label => !samples.Any(sample => sample.Labels.ContainsKey(label)))
                .Concat(Promql.LegendLabels(Lint.Text(target, "legendFormat"))
                    .Where(label => samples.Any(sample => !sample.Labels.ContainsKey(label))))
                .Select(label => $"a series has no label {label}").FirstOrDefault();
        }
        catch (QueryException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>What keeps only some samples may keep none: months that signal, limits that are provisional, calls of the last hour when
    /// the store has scraped once.</summary>
    private static bool MayBeEmpty(string expression) =>
        Filters().IsMatch(expression) || expression.Contains("increase(", StringComparison.Ordinal);

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
