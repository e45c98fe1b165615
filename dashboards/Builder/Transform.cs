using System.Text.Json.Nodes;

namespace Programme.Boards;

/// <summary>Grafana's transformations that the boards use.</summary>
internal static class Transform
{
    public const string Month = "Month";

    /// <summary>One table of all queries: rows with equal labels are joined, columns get their names and order.</summary>
    public static IEnumerable<JsonObject> Join(IReadOnlyList<Target> targets, params (string Label, string Name)[] labels)
    {
        if (targets.Count > 1)
            yield return Of("merge", []);
        yield return Organise([.. labels, .. targets.Select((target, index) =>
            (targets.Count == 1 ? "Value" : $"Value #{Panel.RefId(index)}", target.Name))]);
    }

    /// <summary>Names and order of columns; the time of the query is none.</summary>
    public static JsonObject Organise(params (string Field, string Name)[] columns)
    {
        var (names, order) = (new JsonObject(), new JsonObject());
        foreach (var (field, name) in columns)
        {
            names[field] = name;
            order[field] = order.Count;
        }
        return Of("organize",
            new() { ["excludeByName"] = new JsonObject { ["Time"] = true }, ["indexByName"] = order, ["renameByName"] = names });
    }

    public static JsonObject SortBy(string field, bool descending = false) =>
        Of("sortBy", new() { ["sort"] = new JsonArray(new JsonObject { ["field"] = field, ["desc"] = descending }) });

    /// <summary>A row for each value of a label, a column for each month, the newest first: of three years the last are outside.</summary>
    public static IEnumerable<JsonObject> MonthsAcross(string label, string heading) =>
    [
        SortBy("period", descending: true),
        Of("groupingToMatrix", new()
        {
            ["columnField"] = "period",
            ["rowField"] = label,
            ["valueField"] = "Value",
            ["emptyValue"] = "null",
        }),
        Of("organize", new()
        {
            ["excludeByName"] = new JsonObject(),
            ["indexByName"] = new JsonObject(),
            ["renameByName"] = new JsonObject { [$"{label}\\period"] = heading },
        }),
        SortBy(heading),
    ];

    /// <summary>Months written 2021-11 become instants on an axis of time.</summary>
    public static JsonObject MonthsToTime() => Of("convertFieldType", new()
    {
        ["fields"] = new JsonObject(),
        ["conversions"] = new JsonArray(
            new JsonObject { ["targetField"] = Month, ["destinationType"] = "time", ["dateFormat"] = "YYYY-MM" }),
    });

    /// <summary>A column that adds up another over the rows above.</summary>
    public static JsonObject AddUp(string column, string name) => Of("calculateField", new()
    {
        ["mode"] = "cumulativeFunctions",
        ["cumulative"] = new JsonObject { ["field"] = column, ["reducer"] = "sum" },
        ["alias"] = name,
        ["replaceFields"] = false,
    });

    public static JsonObject Without(params string[] columns)
    {
        var excluded = new JsonObject();
        foreach (var column in columns)
            excluded[column] = true;
        return Of("organize", new()
        {
            ["excludeByName"] = excluded,
            ["indexByName"] = new JsonObject(),
            ["renameByName"] = new JsonObject()
        });
    }

    /// <summary>Properties of one column.</summary>
    public static JsonObject Override(string column, params (string Id, JsonNode Value)[] properties) => new()
    {
        ["matcher"] = new JsonObject { ["id"] = "byName", ["options"] = column },
        ["properties"] =
            new JsonArray([.. properties.Select(property => new JsonObject { ["id"] = property.Id, ["value"] = property.Value })]),
    };

    private static JsonObject Of(string id, JsonObject options) => new() { ["id"] = id, ["options"] = options };
}
