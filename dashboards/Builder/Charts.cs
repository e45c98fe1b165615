using System.Text.Json.Nodes;
using static Programme.Boards.Transform;

namespace Programme.Boards;

/// <summary>The kinds of panel.</summary>
internal static class Charts
{
    private const string NoFigures = "No figures: the host publishes none yet. Look at the board Operations.";

    /// <summary>Numbers under each other, each with its sentence.</summary>
    public static Panel Number(string title, string description, string unit, params Target[] targets) =>
        new("stat", title, description)
        {
            NoValue = targets.Select(target => target.Otherwise).FirstOrDefault(reason => reason.Length > 0) ?? NoFigures,
            Unit = unit,
            Targets = targets,
            AsTable = false,
            Mappings = Words.Mapping(),
            Overrides = [.. Looks(targets, byQuery: true)],
            Options = new()
            {
                ["reduceOptions"] = LastValue(),
                ["colorMode"] = "value",
                ["graphMode"] = "none",
                ["justifyMode"] = "auto",
                ["orientation"] = "horizontal",
                ["textMode"] = "value_and_name",
                ["wideLayout"] = false,
                ["text"] = new JsonObject { ["titleSize"] = 13, ["valueSize"] = 26 },
            },
        };

    /// <summary>A bar with its number for each value of a label, from zero, in words above the bar; letters of fewer pixels where a bar is
    /// low, or a number long.</summary>
    public static Panel Bars(string title, string description, string noValue, string unit, string label, Target target,
        int size = 14) =>
        new("bargauge", title, description)
        {
            Width = 8,
            Height = 6,
            NoValue = noValue,
            Unit = unit,
            Least = 0,
            Targets = [target],
            AsTable = false,
            Overrides = [.. Words.Legend(label)],
            Options = new()
            {
                ["reduceOptions"] = LastValue(),
                ["displayMode"] = "basic",
                ["orientation"] = "horizontal",
                ["valueMode"] = "text",
                ["namePlacement"] = "top",
                ["showUnfilled"] = true,
                ["sizing"] = "auto",
                ["text"] = new JsonObject { ["titleSize"] = Math.Min(13, size), ["valueSize"] = size },
            },
        };

    /// <summary>Lines over months, on an axis of time that is the board's time range. A month without a value is a gap.</summary>
    public static Panel OverMonths(string title, string description, string noValue, string unit, params Target[] targets) =>
        new("timeseries", title, description)
        {
            Width = 12,
            Height = 9,
            NoValue = noValue,
            Unit = unit,
            Least = 0,
            Colour = "palette-classic",
            Targets = targets,
            Transformations = [.. Join(targets, ("period", Month)), MonthsToTime(), SortBy(Month)],
            Custom = new()
            {
                ["drawStyle"] = "line",
                ["lineWidth"] = 2,
                ["showPoints"] = "always",
                ["pointSize"] = 6,
                ["spanNulls"] = false,
                ["fillOpacity"] = 0
            },
            Options = new() { ["legend"] = Legend(), ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "none" } },
        };

    /// <summary>A table: a row for each combination of labels, a column for each query.</summary>
    public static Panel Table(string title, string description, string noValue, (string Label, string Name, int Width)[] labels,
        params Target[] targets) => new("table", title, description)
        {
            Width = 24,
            Height = 9,
            NoValue = noValue,
            Targets = targets,
            Transformations = [.. Join(targets, [.. labels.Select(label => (label.Label, label.Name))]), SortBy(labels[^1].Name)],
            Custom = Cells(),
            Options = TableOptions(),
            Overrides = [.. labels.Select(label => Override(label.Name, ("unit", Units.Text), ("custom.width", label.Width),
                ("mappings", Words.ByLabel.ContainsKey(label.Label) ? Words.Cells(label.Label) : []))), .. Looks(targets)],
        };

    /// <summary>A row for each authority, worst first by <paramref name="worst"/>; its name leads to its board and keeps the
    /// time.</summary>
    public static Panel Authorities(string title, string description, string noValue, string worst, params Target[] targets)
    {
        (string Label, string Name)[] labels = [("la", "Code"), ("la_name", "Authority")];
        var table = Table(title, description, noValue, [("la", "Code", 60), ("la_name", "Authority", 124)], targets);
        return table with
        {
            Height = 13,
            Transformations = [.. Join(targets, labels), SortBy(worst, descending: true)],
            Overrides = [.. table.Overrides, Override("Authority", ("links", new JsonArray(ToAuthority()))),
                Override("Code", ("custom.hideFrom", new JsonObject { ["viz"] = true, ["legend"] = true, ["tooltip"] = true }))]
        };
    }

    /// <summary>A row for each value of a label, a column for each month.</summary>
    public static Panel Grid(string title, string description, string noValue, string label, string heading, Target target,
        JsonArray mappings) => new("table", title, description)
        {
            Width = 24,
            Height = 12,
            NoValue = noValue,
            Plain = "transparent",
            Targets = [target],
            Transformations = [.. MonthsAcross(label, heading)],
            Custom = Cells(background: true),
            Mappings = mappings,
            Options = TableOptions(),
            Overrides = [Override(heading, ("unit", Units.Text), ("custom.width", 128), ("custom.align", "left")), Numbers(("noValue",
                "–"))],
        };

    /// <summary>Properties of every column of numbers: of months, whose names no board knows.</summary>
    private static JsonObject Numbers(params (string Id, JsonNode Value)[] properties)
    {
        var all = Override("", properties);
        all["matcher"] = new JsonObject { ["id"] = "byType", ["options"] = "number" };
        return all;
    }

    /// <summary>Rows of a grid, in their order: a joined table sorts them by their label.</summary>
    public static string Rows(IEnumerable<(string Name, string Expression)> rows) => string.Join(" or ",
        rows.Select((row, index) => $"label_replace({row.Expression}, \"row\", \"{index + 1} {row.Name}\", \"\", \"\")"));

    /// <summary>A thick blue line.</summary>
    public static JsonObject Thick(string name) =>
        Override(name, ("color", new JsonObject { ["mode"] = "fixed", ["fixedColor"] = "blue" }), ("custom.lineWidth", 3));

    /// <summary>A grey line of dashes.</summary>
    public static JsonObject Dashed(string name, int dash, int gap) =>
        Override(name, ("color", new JsonObject { ["mode"] = "fixed", ["fixedColor"] = "text" }),
            ("custom.lineStyle", new JsonObject { ["fill"] = "dash", ["dash"] = new JsonArray(dash, gap) }));

    /// <summary>A target stands apart from limits: long green dashes.</summary>
    public static JsonObject TargetLine(string name) => Override(name,
        ("color", new JsonObject { ["mode"] = "fixed", ["fixedColor"] = "green" }), ("custom.lineWidth", 2),
        ("custom.showPoints", "never"), ("custom.lineStyle", new JsonObject { ["fill"] = "dash", ["dash"] = new JsonArray(20, 8) }));

    public static JsonObject Cells(bool background = false) => new()
    {
        ["align"] = "auto",
        ["cellOptions"] = background ? new JsonObject { ["type"] = "color-background", ["mode"] = "basic" }
            : new JsonObject { ["type"] = "color-text" },
        ["filterable"] = false,
        ["wrapHeaderText"] = true,
        ["minWidth"] = 42,
    };

    public static JsonObject TableOptions() => new() { ["showHeader"] = true, ["cellHeight"] = "sm" };

    private static JsonObject ToAuthority() => new()
    {
        ["title"] = "Open the board of this authority",
        ["url"] = $"/d/{AuthorityBoard.Uid}?var-la=${{__data.fields.Code}}&var-datasource=${{datasource}}&${{__url_time_range}}",
    };

    /// <summary>The unit, the mark and the sign of no value. A stat names its values by a sentence, so it goes by the query.</summary>
    private static IEnumerable<JsonObject> Looks(IReadOnlyList<Target> targets, bool byQuery = false) =>
        targets.Select((target, index) => Look(target, index, byQuery)).OfType<JsonObject>();

    private static JsonObject? Look(Target target, int index, bool byQuery)
    {
        List<(string, JsonNode)> look = [];
        if (target.Unit is { } unit)
            look.AddRange([("unit", unit), ("decimals", Units.Decimals(unit))]);
        if (target.Mark is { } mark)
            look.Add(("thresholds", Mark.Steps(mark)));
        if (!byQuery)
            look.Add(("noValue", "–"));
        if (look.Count == 0)
            return null;
        var one = Override(target.Name, [.. look]);
        if (byQuery)
            one["matcher"] = new JsonObject { ["id"] = "byFrameRefID", ["options"] = Panel.RefId(index) };
        return one;
    }

    private static JsonObject LastValue() => new() { ["calcs"] = new JsonArray("last"), ["fields"] = "", ["values"] = false };

    private static JsonObject Legend() =>
        new() { ["showLegend"] = true, ["displayMode"] = "list", ["placement"] = "bottom", ["calcs"] = new JsonArray() };
}
