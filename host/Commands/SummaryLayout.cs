using System.Globalization;
using System.Text.Json.Nodes;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>The layout of a section of the summary in JSON: each figure at its path.</summary>
internal static class SummaryLayout
{
    /// <summary>The section, after its definition when it has one; null when its figures are not given.</summary>
    public static JsonNode? NodeOf(SummarySection section)
    {
        if (section.AbsentReason.Length > 0)
            return null;
        JsonNode? node = section.Definition.Length > 0 ? new JsonObject { ["definition"] = section.Definition } : null;
        // What there is nothing of is null; what may not be known, or not yet, is left out.
        foreach (var figure in section.Figures.Where(figure => figure.AbsentReason is "" or Figures.NotApplicable))
            node = Put(node, figure.Path, 0, ValueOf(figure));
        return node ?? new JsonObject();
    }

    private static JsonNode? ValueOf(SummaryFigure figure) => figure.ValueCase switch
    {
        SummaryFigure.ValueOneofCase.Count => figure.Count,
        SummaryFigure.ValueOneofCase.Measure => figure.Measure,
        SummaryFigure.ValueOneofCase.Text => figure.Text,
        SummaryFigure.ValueOneofCase.Texts => new JsonArray([.. figure.Texts.Texts.Select(text => (JsonNode)text)]),
        SummaryFigure.ValueOneofCase.EmptyGroup => new JsonObject(),
        _ => null,
    };

    /// <summary>The node with a value put at the rest of a path; made where there is none.</summary>
    private static JsonNode? Put(JsonNode? node, IReadOnlyList<string> path, int depth, JsonNode? value)
    {
        if (depth == path.Count)
            return value;
        return path[depth] is ['[', .. var place, ']'] ? PutAt(node as JsonArray ?? [], int.Parse(place, CultureInfo.InvariantCulture))
            : PutUnder(node as JsonObject ?? [], path[depth]);

        JsonArray PutAt(JsonArray list, int at)
        {
            while (list.Count <= at)
                list.Add(null);
            if (Put(list[at], path, depth + 1, value) is var item && !ReferenceEquals(item, list[at]))
                list[at] = item;
            return list;
        }

        JsonObject PutUnder(JsonObject group, string name)
        {
            if (Put(group[name], path, depth + 1, value) is var item && (item is null || !ReferenceEquals(item, group[name])))
                group[name] = item;
            return group;
        }
    }
}
