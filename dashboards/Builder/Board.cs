using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Programme.Boards;

/// <summary>Panels under a heading.</summary>
internal sealed record Section(string Title, params Panel[] Panels);

/// <summary>A board in Grafana's classic JSON model.</summary>
internal sealed record Board(string Uid, string Title, string Description, string Reading, IReadOnlyList<JsonObject> Variables,
    IReadOnlyList<JsonObject> Links, IReadOnlyList<Section> Sections)
{
    private const int Columns = 24;

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
        ["timezone"] = "browser",
        ["refresh"] = "5m",
        ["time"] = new JsonObject { ["from"] = "now-1h", ["to"] = "now" },
        ["timepicker"] = new JsonObject(),
        ["annotations"] = new JsonObject { ["list"] = new JsonArray() },
        ["templating"] = new JsonObject { ["list"] = new JsonArray([DataSource(), .. Variables]) },
        ["links"] = new JsonArray([.. Links]),
        ["panels"] = new JsonArray([.. Panels()]),
    };

    /// <summary>A link to another board, with the variables and the time range of this one.</summary>
    public static JsonObject LinkTo(string uid, string title, string tooltip) => new()
    {
        ["type"] = "link",
        ["title"] = title,
        ["tooltip"] = tooltip,
        ["url"] = $"/d/{uid}",
        ["icon"] = "dashboard",
        ["tags"] = new JsonArray(),
        ["asDropdown"] = false,
        ["includeVars"] = true,
        ["keepTime"] = true,
        ["targetBlank"] = false,
    };

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

    private IEnumerable<JsonNode> Panels()
    {
        var id = 1;
        yield return Text(id++);
        var top = 4;
        foreach (var section in Sections)
        {
            yield return Heading(id++, section.Title, top++);
            var (left, tallest) = (0, 0);
            foreach (var panel in section.Panels)
            {
                if (left + panel.Width > Columns)
                    (left, top, tallest) = (0, top + tallest, 0);
                yield return panel.ToJson(id++, left, top);
                (left, tallest) = (left + panel.Width, Math.Max(tallest, panel.Height));
            }
            top += tallest;
        }
    }

    private JsonObject Text(int id) => new()
    {
        ["id"] = id,
        ["type"] = "text",
        ["title"] = "How to read this board",
        ["description"] = "What the figures are, and what the time range does.",
        ["gridPos"] = new JsonObject { ["h"] = 4, ["w"] = Columns, ["x"] = 0, ["y"] = 0 },
        ["options"] = new JsonObject { ["mode"] = "markdown", ["content"] = Reading },
    };

    private static JsonObject Heading(int id, string title, int top) => new()
    {
        ["id"] = id,
        ["type"] = "row",
        ["title"] = title,
        ["collapsed"] = false,
        ["gridPos"] = new JsonObject { ["h"] = 1, ["w"] = Columns, ["x"] = 0, ["y"] = top },
        ["panels"] = new JsonArray(),
    };
}
