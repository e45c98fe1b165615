using System.Text.Json.Nodes;
using static Programme.Boards.Transform;

namespace Programme.Boards;

/// <summary>The kinds of panel.</summary>
internal static class Charts
{
    /// <summary>One number, or a few with their names, such as numerator, denominator and share.</summary>
    public static Panel Number(string title, string description, string noValue, string unit, params Target[] targets) =>
        Stat(title, description, noValue, unit, targets.Length == 1 ? "value" : "value_and_name", targets);

    /// <summary>The value of a label.</summary>
    public static Panel Name(string title, string description, string noValue, Target target) =>
        Stat(title, description, noValue, Units.Text, "name", target);

    /// <summary>A bar with its number for each value of a label.</summary>
    public static Panel Bars(string title, string description, string noValue, string unit, params Target[] targets) =>
        new("bargauge", title, description)
        {
            Width = 8,
            Height = 7,
            NoValue = noValue,
            Unit = unit,
            Targets = targets,
            AsTable = false,
            Options = new()
            {
                ["reduceOptions"] = LastValue(),
                ["displayMode"] = "basic",
                ["orientation"] = "horizontal",
                ["valueMode"] = "text",
                ["namePlacement"] = "left",
                ["showUnfilled"] = true,
                ["sizing"] = "auto",
            },
        };

    /// <summary>A group of bars for each month. A category axis: months are shown whatever the board's time range is.</summary>
    public static Panel PerMonth(string title, string description, string noValue, string unit, params Target[] targets) =>
        new("barchart", title, description)
        {
            Width = 12,
            Height = 9,
            NoValue = noValue,
            Unit = unit,
            Colour = "palette-classic",
            Targets = targets,
            Transformations = [.. Join(targets, ("period", Month)), SortBy(Month)],
            Custom = new() { ["fillOpacity"] = 80, ["lineWidth"] = 1, ["axisBorderShow"] = false },
            Options = new()
            {
                ["xField"] = Month,
                ["orientation"] = "vertical",
                ["stacking"] = "none",
                ["showValue"] = "never",
                ["groupWidth"] = 0.7,
                ["barWidth"] = 0.97,
                ["fullHighlight"] = false,
                ["xTickLabelRotation"] = -45,
                ["legend"] = Legend(),
                ["tooltip"] = Tooltip(),
            },
        };

    /// <summary>A share for each month with the band between its bounds, and a centre line if there is one.</summary>
    public static Panel Interval(string title, string description, string noValue, Target value, Target lower, Target upper,
        params Target[] centre) => new("trend", title, description)
        {
            Width = 12,
            Height = 9,
            NoValue = noValue,
            Unit = Units.Share,
            Colour = "palette-classic",
            Targets = [value, lower, upper, .. centre],
            Transformations = [.. Join([value, lower, upper, .. centre], ("period", Month)), MonthsToNumbers(), SortBy(Month)],
            Custom = new()
            {
                ["drawStyle"] = "line",
                ["lineWidth"] = 2,
                ["showPoints"] = "always",
                ["pointSize"] = 5,
                ["spanNulls"] = false,
                ["fillOpacity"] = 0
            },
            Overrides =
        [
            Override(Month, ("unit", Units.Month)),
            Override(lower.Name, ("custom.lineWidth", 1), ("custom.lineStyle", Dashes()), ("custom.showPoints", "never")),
            Override(upper.Name, ("custom.lineWidth", 1), ("custom.lineStyle", Dashes()), ("custom.showPoints", "never"),
                ("custom.fillBelowTo", lower.Name), ("custom.fillOpacity", 15)),
            .. centre.Select(line => Override(line.Name, ("custom.lineWidth", 1), ("custom.showPoints", "never"))),
        ],
            Options = new() { ["xField"] = Month, ["legend"] = Legend(), ["tooltip"] = Tooltip() },
        };

    /// <summary>A table: a row for each combination of labels, a column for each query.</summary>
    public static Panel Table(string title, string description, string noValue, (string Label, string Name)[] labels,
        params Target[] targets) => new("table", title, description)
        {
            Width = 12,
            Height = 9,
            NoValue = noValue,
            Targets = targets,
            Transformations = [.. Join(targets, labels), SortBy(labels[^1].Name)],
            Custom = new() { ["align"] = "auto", ["cellOptions"] = new JsonObject { ["type"] = "auto" }, ["filterable"] = true },
            Options = new() { ["showHeader"] = true, ["cellHeight"] = "sm" },
            Overrides =
        [
            .. labels.Select(label => Override(label.Name, ("unit", Units.Text))),
            .. OwnUnits(targets),
        ],
        };

    /// <summary>A row for each authority; its name leads to its board and keeps the time range.</summary>
    public static Panel Authorities(string title, string description, string noValue, params Target[] targets)
    {
        var table = Table(title, description, noValue, [("la", "Code"), ("la_name", "Authority")], targets);
        var link = new JsonObject
        {
            ["title"] = "Open the board of this authority",
            ["url"] = $"/d/{AuthorityBoard.Uid}?var-la=${{__data.fields.Code}}&var-datasource=${{datasource}}&${{__url_time_range}}",
        };
        return table with
        {
            Width = 24,
            Height = 11,
            Overrides = [.. table.Overrides, Override("Authority", ("links", new JsonArray(link)))]
        };
    }

    private static Panel Stat(string title, string description, string noValue, string unit, string textMode, params Target[] targets) =>
        new("stat", title, description)
        {
            NoValue = noValue,
            Unit = unit,
            Targets = targets,
            AsTable = false,
            Overrides = [.. OwnUnits(targets)],
            Options = new()
            {
                ["reduceOptions"] = LastValue(),
                ["colorMode"] = "value",
                ["graphMode"] = "none",
                ["justifyMode"] = "auto",
                ["orientation"] = "auto",
                ["textMode"] = textMode,
                ["wideLayout"] = true,
            },
        };

    /// <summary>The unit and the mark of values that have one of their own.</summary>
    private static IEnumerable<JsonObject> OwnUnits(IEnumerable<Target> targets) =>
        targets.Where(target => target.Unit is not null || target.Mark is not null)
        .Select(target => Override(target.Name, [.. OwnUnit(target)]));

    private static IEnumerable<(string Id, JsonNode Value)> OwnUnit(Target target)
    {
        if (target.Unit is { } unit)
        {
            yield return ("unit", unit);
            yield return ("decimals", Units.Decimals(unit));
        }
        if (target.Mark is { } mark)
            yield return ("thresholds", Mark.Steps(mark));
    }

    private static JsonObject LastValue() => new() { ["calcs"] = new JsonArray("lastNotNull"), ["fields"] = "", ["values"] = false };

    private static JsonObject Legend() =>
        new() { ["showLegend"] = true, ["displayMode"] = "list", ["placement"] = "bottom", ["calcs"] = new JsonArray() };

    private static JsonObject Tooltip() => new() { ["mode"] = "multi", ["sort"] = "none" };

    private static JsonObject Dashes() => new() { ["fill"] = "dash", ["dash"] = new JsonArray(6, 4) };
}
