using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Programme.Boards;

/// <summary>A board in Grafana's classic JSON model.</summary>
internal sealed record Board(string Uid, string Title, string Description, IReadOnlyList<JsonObject> Variables,
    IReadOnlyList<Panel> Panels)
{
    private const int Columns = 24;

    /// <summary>See <see cref="Boards.Events"/>.</summary>
    public IReadOnlyList<JsonObject> Annotations { get; init; } = [];

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file as it is committed.</summary>
    public string ToText() => ToJson().ToJsonString(Indented) + "\n";

    public JsonObject ToJson() => new()
    {
        ["uid"] = Uid,
        ["title"] = Title,
        ["description"] = Description,
        ["tags"] = new JsonArray("programme"),
        ["schemaVersion"] = 42,
        ["version"] = 1,
        ["editable"] = false,
        ["graphTooltip"] = 0,
        ["timezone"] = "Europe/London",
        ["refresh"] = "5m",
        ["time"] = new JsonObject { ["from"] = "now-26M", ["to"] = "now" },
        ["timepicker"] = new JsonObject(),
        ["annotations"] = new JsonObject { ["list"] = new JsonArray([.. Annotations.Select(one => one.DeepClone())]) },
        ["templating"] = new JsonObject { ["list"] = new JsonArray([DataSource(), .. Variables]) },
        ["links"] = new JsonArray(OtherBoards()),
        ["panels"] = new JsonArray([.. Placed()]),
    };

    /// <summary>All boards of the programme in a drop-down, with the variables and the time range of this one.</summary>
    private static JsonObject OtherBoards() => new()
    {
        ["type"] = "dashboards",
        ["title"] = "Boards of the programme",
        ["tooltip"] = "Keeps authority and time",
        ["url"] = "",
        ["icon"] = "external link",
        ["tags"] = new JsonArray("programme"),
        ["asDropdown"] = true,
        ["includeVars"] = true,
        ["keepTime"] = true,
        ["targetBlank"] = false,
    };

    /// <summary>The authorities by name. A query of values would show codes alone; the result of a query holds code and name, and
    /// the expression takes one as the value and the other as the text.</summary>
    public static JsonObject AuthorityVariable()
    {
        var query = $"query_result(max by ({View.AuthorityLabels}) ({Published.Authority.Name}{{la!=\"all\"}}))";
        return new()
        {
            ["type"] = "query",
            ["name"] = "la",
            ["label"] = "Local authority",
            ["datasource"] = Panel.Source(),
            ["definition"] = query,
            ["query"] = new JsonObject { ["qryType"] = 3, ["query"] = query, ["refId"] = "PrometheusVariableQueryEditor-VariableQuery" },
            ["regex"] = "/la=\"(?<value>[^\"]+)\",la_name=\"(?<text>[^\"]+)\"/",
            ["sort"] = 5,
            ["refresh"] = 2,
            ["hide"] = 0,
            ["multi"] = false,
            ["includeAll"] = false,
            ["options"] = new JsonArray(),
            ["current"] = new JsonObject(),
        };
    }

    private static JsonObject DataSource() => new()
    {
        ["type"] = "datasource",
        ["name"] = "datasource",
        ["label"] = "Metrics store",
        ["query"] = "prometheus",
        ["regex"] = "",
        ["hide"] = 0,
        ["refresh"] = 1,
        ["multi"] = false,
        ["includeAll"] = false,
        ["options"] = new JsonArray(),
        ["current"] = new JsonObject { ["text"] = "Programme metrics", ["value"] = "programme-metrics" },
    };

    /// <summary>From left to right, then below the tallest of the row.</summary>
    private IEnumerable<JsonNode> Placed()
    {
        var (id, left, top, tallest) = (1, 0, 0, 0);
        foreach (var panel in Panels)
        {
            if (left + panel.Width > Columns)
                (left, top, tallest) = (0, top + tallest, 0);
            yield return panel.ToJson(id++, left, top);
            (left, tallest) = (left + panel.Width, Math.Max(tallest, panel.Height));
        }
    }
}
