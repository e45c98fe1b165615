using System.Text.Json.Nodes;
using Programme.Boards;
using static Programme.Tests.Dashboards.Lint;

namespace Programme.Tests.Dashboards;

/// <summary>The rules for true drawing: each is a way in which a panel of an earlier board misled.</summary>
internal static class DrawingRules
{
    private const double Column = 1334 / 24.0;
    private const int LeastWidth = 56;

    /// <summary>What only ever grows: a mark on it would never go away.</summary>
    private static readonly string[] Cumulative = ["state=\"late\"", "state=\"restated\"", "programme_dsl_vacancy_days",
        "programme_dsl_leavers"];

    public static IEnumerable<string> Check(JsonNode panel) =>
        [.. OfBars(panel), .. OfMonths(panel), .. OfUnits(panel), .. OfCells(panel), .. OfLegends(panel), .. OfMarks(panel)];

    private static IEnumerable<string> OfBars(JsonNode panel)
    {
        if (Text(panel, "type") is "bargauge" or "timeseries" && Defaults(panel)["min"]?.GetValue<double>() != 0)
            yield return "bars or lines do not begin at zero";
    }

    private static IEnumerable<string> OfMonths(JsonNode panel)
    {
        if (Text(panel, "type") is "trend" or "barchart")
            yield return "months are not on an axis of time";
        if (Steps(panel, "groupingToMatrix").Any()
            && !Steps(panel, "sortBy").First()["options"]!["sort"]![0]!["desc"]!.GetValue<bool>())
            yield return "the newest month is not the first column";
        var words = Defaults(panel)["mappings"]!.AsArray().SelectMany(mapping => mapping!["options"]!.AsObject());
        if (Steps(panel, "groupingToMatrix").Any() && words.Any(word => word.Value is JsonObject && Text(word.Value, "text").Length > 4))
            yield return "a word is wider than the column of a month";
        if (Text(panel, "type") != "timeseries")
            yield break;
        if (!Steps(panel, "convertFieldType").Any(step => step.ToJsonString().Contains("\"time\"", StringComparison.Ordinal)))
            yield return "months are not on an axis of time";
        // A share has no number for a month without one; a table that joins queries would leave the cell out.
        var share = Targets(panel).FirstOrDefault(target => Text(target, "expr").Contains("_contact_ratio{", StringComparison.Ordinal));
        var gaps = share is null || Text(share, "expr").Contains(" or 0 / 0 * ", StringComparison.Ordinal);
        if (!gaps || Defaults(panel)["custom"]?["spanNulls"]?.GetValue<bool>() != false)
            yield return "a line runs through months without a value";
    }

    private static IEnumerable<string> OfUnits(JsonNode panel)
    {
        var units = Properties(panel).Where(property => property.Id == "unit").Select(property => property.Value?.GetValue<string>() ?? "")
            .Append(Text(Defaults(panel), "unit")).ToList();
        if (units.Any(unit => unit is "currencyGBP" or "short"))
            yield return "amounts are shortened";
        if (units.Any(unit => unit.StartsWith("dateTime", StringComparison.Ordinal)))
            yield return "a time stamp stands where an age is wanted";
    }

    private static IEnumerable<string> OfCells(JsonNode panel)
    {
        if (Text(panel, "type") != "table")
            yield break;
        if (Properties(panel).Any(property => property.Id == "thresholds")
            && Text(Defaults(panel)["custom"]?["cellOptions"], "type") is not ("color-text" or "color-background"))
            yield return "a mark is in a cell that cannot be coloured";
        if (Properties(panel).Any(property => property.Id == "noValue" && property.Value!.GetValue<string>().Length > 6))
            yield return "the sign of no value is longer than its cell";
        if (Steps(panel, "merge").Concat(Steps(panel, "groupingToMatrix")).Any()
            && !Properties(panel).Any(property => property.Id == "noValue"))
            yield return "an empty cell holds the reason for an empty panel";
        if (Defaults(panel)["custom"]?["filterable"]?.GetValue<bool>() != false)
            yield return "filters take the room of the headers";
        var widths = Properties(panel).Where(property => property.Id == "custom.width").Select(property => property.Value!.GetValue<int>())
            .ToList();
        if (widths.Sum() + (Targets(panel).Count() - 1) * LeastWidth > panel["gridPos"]!["w"]!.GetValue<int>() * Column)
            yield return "the columns do not fit into the panel";
    }

    private static IEnumerable<string> OfLegends(JsonNode panel) =>
        from target in Targets(panel)
        from label in Promql.LegendLabels(Text(target, "legendFormat"))
        where label != "says"
        let named = Properties(panel).Where(property => property.Id == "displayName").Select(property => property.Column).ToHashSet()
        where !Words.ByLabel.TryGetValue(label, out var words) || words.Keys.Except(named).Any()
        select $"the legend shows codes of {label}";

    private static IEnumerable<string> OfMarks(JsonNode panel)
    {
        var marked = Properties(panel).Where(property => property.Id == "thresholds").Select(property => property.Column).ToHashSet();
        var names = Steps(panel, "organize").FirstOrDefault()?["options"]?["renameByName"];
        foreach (var target in Targets(panel))
        {
            var name = Text(names, $"Value #{Text(target, "refId")}");
            if ((marked.Contains(Text(target, "refId")) || marked.Contains(name))
                && Array.Exists(Cumulative, one => Text(target, "expr").Contains(one, StringComparison.Ordinal)))
                yield return "a mark is on a count that only grows";
        }
    }

    private static IEnumerable<(string Column, string Id, JsonNode? Value)> Properties(JsonNode panel) =>
        from item in panel["fieldConfig"]?["overrides"]?.AsArray() ?? []
        from property in item!["properties"]!.AsArray()
        select (Text(item["matcher"], "options"), Text(property, "id"), property!["value"]);

    private static IEnumerable<JsonNode> Steps(JsonNode panel, string id) =>
        (panel["transformations"]?.AsArray() ?? []).Where(step => Text(step, "id") == id).Select(step => step!);

    private static JsonNode Defaults(JsonNode panel) => panel["fieldConfig"]!["defaults"]!;
}
