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
        ["same id"] = ("the same id", board => First(board)["id"] = 1),
        ["overlap"] = ("overlap", board => First(board)["gridPos"]!["y"] = 0),
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
            board => Lint.Panels(board).First(panel => Lint.Text(panel, "type") == "table")["targets"]![1]!["refId"] = "A"),
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
        Lint.Panels(board)
            .First(panel => Lint.Text(panel,
                "title") == "Sessions by authority")["transformations"]![1]!["options"]!["renameByName"]!["la"] = "LA";

        Assert.Contains(Lint.Check(board), problem => problem.Contains("a link reads Code", StringComparison.Ordinal));
    }

    private static JsonNode First(JsonNode board) => Lint.Panels(board).First();

    private static JsonObject Defaults(JsonNode board) => First(board)["fieldConfig"]!["defaults"]!.AsObject();

    private static JsonNode Target(JsonNode board) => Lint.Targets(First(board)).First();
}
