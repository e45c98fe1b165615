using System.Text.Json.Nodes;

namespace Programme.Boards;

/// <summary>One query of a panel.</summary>
/// <param name="Name">What its values are called: the column of a table, the name of a bar.</param>
/// <param name="Expression">PromQL.</param>
/// <param name="Unit">Unit of the column, where it differs from the panel's.</param>
/// <param name="Mark">Where its values are marked, if the panel's others are not.</param>
/// <param name="Otherwise">Why there is no value. Prometheus answers with it in a label; VictoriaMetrics drops what is no number.</param>
internal sealed record Target(string Name, string Expression, string? Unit = null, Mark? Mark = null, string Otherwise = "");

/// <summary>A panel: what it shows, and how a reader is told.</summary>
internal sealed record Panel(string Type, string Title, string Description)
{
    public int Width { get; init; } = 4;

    public int Height { get; init; } = 4;

    public string Unit { get; init; } = Units.Count;

    public string NoValue { get; init; } = "";

    public Mark? Mark { get; init; }

    /// <summary>The colour of what is not marked.</summary>
    public string Plain { get; init; } = "text";

    /// <summary>Where an axis or a bar begins.</summary>
    public double? Least { get; init; }

    public double? Most { get; init; }

    /// <summary>As many decimals as a value needs, instead of the unit's.</summary>
    public bool AnyDecimals { get; init; }

    /// <summary>Words in place of values.</summary>
    public JsonArray Mappings { get; init; } = [];

    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>Rows of a table (to be joined), instead of one value for each series.</summary>
    public bool AsTable { get; init; } = true;

    public JsonObject Options { get; init; } = [];

    public JsonObject Custom { get; init; } = [];

    public string Colour { get; init; } = "thresholds";

    public IReadOnlyList<JsonObject> Overrides { get; init; } = [];

    public IReadOnlyList<JsonObject> Transformations { get; init; } = [];

    public JsonObject ToJson(int id, int x, int y) => new()
    {
        ["id"] = id,
        ["type"] = Type,
        ["title"] = Title,
        ["description"] = string.Join(' ', [Description, .. Marks()]),
        ["gridPos"] = new JsonObject { ["h"] = Height, ["w"] = Width, ["x"] = x, ["y"] = y },
        ["datasource"] = Source(),
        ["targets"] = new JsonArray([.. Targets.Select(ToJson)]),
        ["transformations"] = new JsonArray([.. Transformations]),
        ["options"] = Options,
        ["fieldConfig"] = new JsonObject
        {
            ["defaults"] = Defaults(),
            ["overrides"] = new JsonArray([.. Overrides]),
        },
    };

    public static JsonObject Source() => new() { ["type"] = "prometheus", ["uid"] = "${datasource}" };

    public static string RefId(int index) => ((char)('A' + index)).ToString();

    private IEnumerable<string> Marks() =>
        Targets.Select(target => (target.Mark, target.Unit)).Prepend((Mark, null)).Where(mark => mark.Mark is not null)
        .Select(mark => mark.Mark!.InWords(mark.Unit ?? Unit));

    private JsonObject Defaults()
    {
        var defaults = Look();
        if (!AnyDecimals)
            defaults["decimals"] = Units.Decimals(Unit);
        if (Least is { } least)
            defaults["min"] = least;
        if (Most is { } most)
            defaults["max"] = most;
        return defaults;
    }

    private JsonObject Look() => new()
    {
        ["unit"] = Unit,
        ["noValue"] = NoValue,
        ["color"] = new JsonObject { ["mode"] = Colour },
        ["thresholds"] = Mark.Steps(Mark, Plain),
        ["mappings"] = Mappings.DeepClone(),
        ["custom"] = Custom,
    };

    /// <summary>A period figure is read as it stands now (instant): the time of a scrape says nothing about the month it is
    /// about.</summary>
    private JsonNode ToJson(Target target, int index) => new JsonObject
    {
        ["refId"] = RefId(index),
        ["datasource"] = Source(),
        ["editorMode"] = "code",
        ["expr"] = target.Expression,
        ["format"] = AsTable ? "table" : "time_series",
        ["instant"] = true,
        ["range"] = false,
        ["exemplar"] = false,
        ["legendFormat"] = AsTable ? "" : target.Name,
    };
}
