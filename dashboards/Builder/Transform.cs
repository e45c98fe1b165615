using System.Text.Json.Nodes;

namespace Programme.Boards;

/// <summary>Grafana's transformations that the boards use.</summary>
internal static class Transform
{
    public const string Month = "Month";

    /// <summary>One table of all queries: rows with equal labels are joined, columns get their names and order.</summary>
    public static IEnumerable<JsonObject> Join(IReadOnlyList<Target> targets, params (string Label, string Name)[] labels)
    {
        var names = new JsonObject();
        foreach (var (label, name) in labels)
            names[label] = name;
        for (var index = 0; index < targets.Count; index++)
            names[targets.Count == 1 ? "Value" : $"Value #{Panel.RefId(index)}"] = targets[index].Name;
        var order = new JsonObject();
        foreach (var (name, _) in names)
            order[name] = order.Count;
        if (targets.Count > 1)
            yield return Of("merge", []);
        yield return Of("organize",
            new() { ["excludeByName"] = new JsonObject { ["Time"] = true }, ["indexByName"] = order, ["renameByName"] = names });
    }

    public static JsonObject SortBy(string field, bool descending = false) =>
        Of("sortBy", new() { ["sort"] = new JsonArray(new JsonObject { ["field"] = field, ["desc"] = descending }) });

    /// <summary>Months written 2021-11 become instants, and those become numbers: an axis of time that is not cut to the board's
    /// time range, which says when the figures were known and not what they are about.</summary>
    public static JsonObject MonthsToNumbers() => Of("convertFieldType", new()
    {
        ["fields"] = new JsonObject(),
        ["conversions"] = new JsonArray(
            new JsonObject { ["targetField"] = Month, ["destinationType"] = "time", ["dateFormat"] = "YYYY-MM" },
            new JsonObject { ["targetField"] = Month, ["destinationType"] = "number" }),
    });

    /// <summary>Properties of one column.</summary>
    public static JsonObject Override(string column, params (string Id, JsonNode Value)[] properties) => new()
    {
        ["matcher"] = new JsonObject { ["id"] = "byName", ["options"] = column },
        ["properties"] =
            new JsonArray([.. properties.Select(property => new JsonObject { ["id"] = property.Id, ["value"] = property.Value })]),
    };

    private static JsonObject Of(string id, JsonObject options) => new() { ["id"] = id, ["options"] = options };
}
