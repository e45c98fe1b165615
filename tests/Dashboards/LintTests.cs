using System.Text.Json.Nodes;
using Programme.Boards;
using Programme.Tests.Dashboards;

namespace Programme.Tests;

/// <summary>Faults planted in a sound board, each of which the lint must find.</summary>
public sealed class LintTests
{
    private static readonly Dictionary<string, (string Problem, Action<JsonNode> Plant)> Faults = new()
    {
        ["old schema"] = ("the schema version is not 42", board => board["schemaVersion"] = 36),
        ["editable"] = ("the board can be edited", board => board["editable"] = true),
        ["no uid"] = ("no uid", board => board["uid"] = ""),
        ["link without time"] = ("drops the time range", board => board["links"]![0]!["keepTime"] = false),
        ["link without variables"] = ("drops the time range or the variables", board => board["links"]![0]!["includeVars"] = false),
        ["no data source variable"] = ("no variable for the data source", board => board["templating"]!["list"]!.AsArray().RemoveAt(0)),
        ["variable with its own source"] =
            ("a data source of its own", board => board["templating"]!["list"]![1]!["datasource"]!["uid"] = "abc"),
        ["variable read once"] = ("does not follow the time range", board => board["templating"]!["list"]![1]!["refresh"] = 1),
        ["same id"] = ("the same id", board => First(board)["id"] = 2),
        ["overlap"] = ("overlap", board => First(board)["gridPos"]!["x"] = 3),
        ["no title"] = ("no title", board => First(board)["title"] = ""),
        ["no description"] = ("the description does not say", board => First(board)["description"] = "Sessions"),
        ["no word on withholding"] = ("the description does not say",
            board => First(board)["description"] = "Sessions delivered, divided by sessions due to date."),
        ["no unit"] = ("no unit", board => Defaults(board).Remove("unit")),
        ["no reason"] = ("no reason is given", board => Defaults(board)["noValue"] = "-"),
        ["threshold by colour alone"] =
            ("colour is the only sign", board => Defaults(board)["thresholds"]!["steps"]!.AsArray()
                .Add(new JsonObject { ["color"] = "red", ["value"] = 1 })),
        ["threshold of one value by colour alone"] =
            ("colour is the only sign", board => First(board)["fieldConfig"]!["overrides"]!.AsArray()
                .Add(Transform.Override("Due", ("thresholds", Mark.Steps(Mark.AtLeast(1)))))),
        ["fixed data source"] = ("the data source is not the variable", board => First(board)["datasource"]!["uid"] = "programme-metrics"),
        ["fixed data source in a query"] = ("a query's data source", board => Target(board)["datasource"]!["uid"] = "programme-metrics"),
        ["no query"] = ("no query", board => First(board)["targets"] = new JsonArray()),
        ["range query"] = ("not instant", board => (Target(board)["instant"], Target(board)["range"]) = (false, true)),
        ["no matcher"] = ("without a matcher on la", board => Target(board)["expr"] = "sum(programme_sessions)"),
        ["matcher on another label"] =
            ("without a matcher on la", board => Target(board)["expr"] = "sum(programme_sessions{la_name=\"Bury\", status=\"due\"})"),
        ["second selector without matcher"] =
            ("without a matcher on la", board => Target(board)["expr"] =
                "sum(programme_sessions{la=~\"$la\"}) / sum(programme_schools{stage=\"listed\"})"),
        ["selector without a name"] = ("no series without a name",
            board => Target(board)["expr"] = "sum({__name__=~\"programme_.*\", la=~\"$la\"})"),
        ["unknown series"] = ("publishes no programme_session_count",
            board => Target(board)["expr"] = "sum(programme_session_count{la=~\"$la\"})"),
        ["unknown label"] = ("programme_sessions has no label state",
            board => Target(board)["expr"] = "sum(programme_sessions{la=~\"$la\", state=\"due\"})"),
        ["unknown column"] = ("there is no column Share of all",
            board => First(board)["fieldConfig"]!["overrides"]!.AsArray().Add(Transform.Override("Share of all", ("unit", "percent")))),
        ["series where rows are needed"] =
            ("does not answer with rows", board => Lint.Panels(board)
                .First(panel => Lint.Text(panel, "type") == "table")["targets"]![0]!["format"] = "time_series"),
        ["two queries of one id"] = ("two queries have the same id",
            board => Titled(board, "Turnover by role")["targets"]![1]!["refId"] = "A"),
        ["bars from the smallest value"] =
            ("do not begin at zero", board => Of(board, "bargauge")["fieldConfig"]!["defaults"]!["min"] = 5.0),
        ["bars without a beginning"] =
            ("do not begin at zero", board => Of(board, "bargauge")["fieldConfig"]!["defaults"]!.AsObject().Remove("min")),
        ["months as numbers"] = ("not on an axis of time", board => Of(board, "timeseries")["type"] = "trend"),
        ["months as categories"] = ("not on an axis of time", board => Of(board, "timeseries")["type"] = "barchart"),
        ["months as texts"] = ("not on an axis of time", board => Of(board, "timeseries")["transformations"]!.AsArray().RemoveAt(2)),
        ["line through gaps"] =
            ("runs through months", board => Of(board, "timeseries")["fieldConfig"]!["defaults"]!["custom"]!["spanNulls"] = true),
        ["months left out"] = ("runs through months", board => Of(board, "timeseries")["targets"]![0]!["expr"] =
            "max by (period) (programme_inappropriate_contact_ratio{la=~\"$la\"})"),
        ["oldest month first"] = ("the newest month",
            board => Titled(board, "Returns by authority and month")["transformations"]![0]!["options"]!["sort"]![0]!["desc"] = false),
        ["word wider than a month"] = ("wider than the column", board => Titled(board, "Returns by authority and "
            + "month")["fieldConfig"]!["defaults"]!["mappings"]![0]!["options"]!["3"]!["text"] = "MISSING"),
        ["shortened pounds"] = ("are shortened", board => Titled(board, "Participant flow: "
            + "schools")["fieldConfig"]!["defaults"]!["unit"] = "currencyGBP"),
        ["shortened counts"] = ("are shortened", board => Defaults(board)["unit"] = "short"),
        ["time stamp"] = ("where an age is wanted", board => Defaults(board)["unit"] = "dateTimeAsIso"),
        ["mark without colour"] = ("cannot be coloured", board =>
        {
            var table = Titled(board, "Turnover by role");
            table["fieldConfig"]!["defaults"]!["custom"]!["cellOptions"]!["type"] = "auto";
            table["fieldConfig"]!["overrides"]!.AsArray().Add(Transform.Override("In post", ("thresholds", Mark.Steps(Mark.AtLeast(1)))));
        }
        ),
        ["long sign of no value"] = ("longer than its cell", board => Titled(board, "Turnover by "
            + "role")["fieldConfig"]!["overrides"]!.AsArray()
            .Add(Transform.Override("In post", ("noValue", "No session is planned or recorded yet.")))),
        ["reason in an empty cell"] = ("holds the reason", board => Titled(board, "Returns by authority and "
            + "month")["fieldConfig"]!["overrides"]!
            .AsArray().RemoveAt(1)),
        ["filters in headers"] = ("room of the headers",
            board => Of(board, "table")["fieldConfig"]!["defaults"]!["custom"]!["filterable"] = true),
        ["columns outside"] = ("do not fit", board => Titled(board, "Turnover by role")["gridPos"]!["w"] = 8),
        ["codes in a legend"] = ("shows codes of stage", board => Titled(board, "Participant flow: "
            + "schools")["fieldConfig"]!["overrides"]!.AsArray().RemoveAt(0)),
        ["mark that never goes"] = ("only grows", board => Titled(board, "Turnover by role")["fieldConfig"]!["overrides"]!.AsArray()
            .Add(Transform.Override("Left", ("thresholds", Mark.Steps(Mark.AtLeast(1)))))),
        ["question missing"] = ("does not answer: Do leads stay?", board => Titled(board, "Do leads stay?")["title"] = "Leads"),
        ["question below"] = ("does not answer: What does it cost?", board => Titled(board, "What does it cost?")["gridPos"]!["y"] = 30),
        ["attention below"] = ("not on the first screen", board => Titled(board, "What needs attention now")["gridPos"]!["y"] = 12),
        ["no attention"] = ("not on the first screen", board => Titled(board, "What needs attention now")["title"] = "Other"),
        ["chart first"] = ("before what needs attention", board => Of(board, "timeseries")["gridPos"]!["y"] = 2),
        ["too long"] = ("longer than two screens", board => Of(board, "bargauge")["gridPos"]!["y"] = 60),
        ["event at the time of a scrape"] = ("not at the time", board => Event(board)["useValueForTime"] = false),
        ["event in seconds"] = ("not at the time",
            board => Event(board)["target"]!["expr"] = "max by (period) (programme_draw_timestamp_seconds{la=~\"$la\"})"),
        ["event of every authority"] = ("without a matcher on la",
            board => Event(board)["target"]!["expr"] = "max by (period) (programme_draw_timestamp_seconds{}) * 1000"),
        ["event without words"] = ("does not say what", board => Event(board)["titleFormat"] = ""),
        ["event that tells what is dropped"] = ("its query drops", board => Event(board)["textFormat"] = "In {{la_name}}"),
        ["times of the browser"] = ("not those of London", board => board["timezone"] = "browser"),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_planted_fault_is_found(string fault)
    {
        JsonNode board = AuthorityBoard.Make().ToJson();
        Assert.Empty(Lint.Check(board));

        Faults[fault].Plant(board);

        Assert.Contains(Lint.Check(board), problem => problem.Contains(Faults[fault].Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_to_a_column_that_is_not_there_is_found()
    {
        JsonNode board = OverviewBoard.Make().ToJson();
        Titled(board, "Authorities, worst first")["transformations"]![1]!["options"]!["renameByName"]!["la"] = "LA";

        Assert.Contains(Lint.Check(board), problem => problem.Contains("a link reads Code", StringComparison.Ordinal));
    }

    [Fact]
    public void Authorities_behind_a_scroll_bar_are_found()
    {
        JsonNode board = OverviewBoard.Make().ToJson();
        Titled(board, "Authorities, worst first")["gridPos"]!["h"] = 9;

        Assert.Contains(Lint.Check(board), problem => problem.Contains("behind a scroll bar", StringComparison.Ordinal));
    }

    private static JsonNode Event(JsonNode board) => Lint.Annotations(board).First();

    private static JsonNode Titled(JsonNode board, string title) => Lint.Panels(board).First(panel => Lint.Text(panel, "title") == title);

    private static JsonNode Of(JsonNode board, string type) => Lint.Panels(board).First(panel => Lint.Text(panel, "type") == type);

    private static JsonNode First(JsonNode board) => Lint.Panels(board).First();

    private static JsonObject Defaults(JsonNode board) => First(board)["fieldConfig"]!["defaults"]!.AsObject();

    private static JsonNode Target(JsonNode board) => Lint.Targets(First(board)).First();
}
