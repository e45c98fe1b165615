using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Programme.Boards;
using static Programme.Tests.Dashboards.Lint;

namespace Programme.Tests.Dashboards;

/// <summary>The rules for the queries of a panel, and for what is done with their answers.</summary>
internal static partial class TargetRules
{
    /// <summary>The labels that the host adds to every figure.</summary>
    private static readonly string[] Everywhere = ["la", "la_name"];

    public static IEnumerable<string> Check(JsonNode panel)
    {
        var targets = Targets(panel).ToList();
        if (targets.Count == 0)
            yield return "no query";
        if (targets.Select(target => Text(target, "refId")).Distinct().Count() != targets.Count)
            yield return "two queries have the same id";
        foreach (var problem in targets.SelectMany(OfTarget))
            yield return problem;
        foreach (var problem in OfColumns(panel))
            yield return problem;
    }

    private static IEnumerable<string> OfTarget(JsonNode target)
    {
        if (Text(target["datasource"], "uid") != "${datasource}")
            yield return "a query's data source is not the variable";
        if (target["instant"]?.GetValue<bool>() != true || target["range"]?.GetValue<bool>() != false)
            yield return "a query is not instant";
        foreach (var problem in OfExpression(target))
            yield return problem;
    }

    /// <summary>The time of what it tells is its value, in milliseconds; the time of a scrape says nothing.</summary>
    public static IEnumerable<string> OfAnnotation(JsonNode annotation)
    {
        var (name, expression) = (Text(annotation, "name"), Text(annotation["target"], "expr"));
        if (annotation["useValueForTime"]?.GetValue<bool>() != true || !expression.EndsWith(" * 1000", StringComparison.Ordinal)
            || !expression.Contains("_timestamp_seconds{", StringComparison.Ordinal))
            yield return $"the annotation {name} is not at the time that its value tells";
        if (Text(annotation, "titleFormat").Length == 0)
            yield return $"the annotation {name} does not say what happened";
        if (Text(annotation["datasource"], "uid") != "${datasource}")
            yield return $"the annotation {name} has a data source of its own";
        foreach (var label in Promql.LegendLabels(Text(annotation, "textFormat"))
            .Where(label => !expression.Contains($"{label})", StringComparison.Ordinal)))
            yield return $"the annotation {name} tells {label}, which its query drops";
        foreach (var problem in OfExpression(annotation["target"]!))
            yield return $"the annotation {name}: {problem}";
    }

    private static IEnumerable<string> OfExpression(JsonNode target)
    {
        var selectors = Promql.Selectors(Text(target, "expr")).ToList();
        if (selectors.Count == 0)
            yield return "a query selects nothing";
        foreach (var (name, matchers) in selectors.Where(selector => !Published.OfHost.ContainsKey(selector.Name)))
        {
            if (!Published.ByName.TryGetValue(name, out var series))
                yield return $"the host publishes no {(name.Length == 0 ? "series without a name" : name)}";
            foreach (var label in Promql.MatchedLabels(matchers).Except([.. Everywhere, .. series?.Labels ?? []]))
                yield return $"{name} has no label {label}";
            if (!Promql.HasAuthority(matchers))
                yield return $"{name} is selected without a matcher on la";
        }
    }

    /// <summary>A column that is given a look, and a column that a link reads, must be there.</summary>
    private static IEnumerable<string> OfColumns(JsonNode panel)
    {
        var transformations = panel["transformations"]?.AsArray() ?? [];
        var renamed = transformations.FirstOrDefault(step => Text(step, "id") == "organize")?["options"]?["renameByName"]?.AsObject();
        var columns = (renamed?.Select(name => name.Value!.GetValue<string>())
            ?? Targets(panel).SelectMany(target => Legend(Text(target, "legendFormat")))).Concat(Computed(transformations)).ToHashSet();
        foreach (var column in panel["fieldConfig"]?["overrides"]?.AsArray().Where(item => Text(item!["matcher"], "id") == "byName")
            .Select(item => Text(item!["matcher"], "options")).Where(column => !columns.Contains(column)) ?? [])
            yield return $"there is no column {column}";
        foreach (Match used in LinkedField().Matches(panel["fieldConfig"]?["overrides"]?.ToJsonString() ?? ""))
        {
            if (!columns.Contains(used.Groups[1].Value))
                yield return $"a link reads {used.Groups[1].Value}, which is no column";
        }
        if (Text(panel, "type") is "timeseries" or "table" && Targets(panel).Any(target => Text(target, "format") != "table"))
            yield return "a query does not answer with rows";
    }

    /// <summary>A legend that is a code stands for all its codes.</summary>
    private static IEnumerable<string> Legend(string legend) =>
        Promql.LegendLabels(legend).FirstOrDefault() is { } label && Words.ByLabel.TryGetValue(label,
            out var words) ? words.Keys : [legend];

    private static IEnumerable<string> Computed(JsonArray transformations) =>
        transformations.Where(step => Text(step, "id") == "calculateField").Select(step => Text(step!["options"], "alias"));

    [GeneratedRegex(@"__data\.fields\.(\w+)")]
    private static partial Regex LinkedField();
}
