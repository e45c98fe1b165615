using System.Text.Json.Nodes;
using static Programme.Tests.Dashboards.Lint;

namespace Programme.Tests.Dashboards;

/// <summary>What a reader sees first, on a screen of 1366 by 768 pixels, and how far down the rest goes.</summary>
internal static class ScreenRules
{
    /// <summary>Rows of the grid (38 pixels each) on the first screen under Grafana's own bars, and on two screens.</summary>
    private const int FirstScreen = 18;
    private const int TwoScreens = 38;

    private const int Authorities = 10;
    private const int Pixels = 38;
    private const int TableRow = 36;

    private static readonly string[] Questions = ["Is supervision happening?", "Do leads stay?", "Are inappropriate contacts changing?",
        "Which returns are missing?", "What does it cost?"];

    public static IEnumerable<string> Check(JsonNode board)
    {
        var panels = Panels(board).ToList();
        if (panels.Any(panel => Bottom(panel) > TwoScreens))
            yield return "the board is longer than two screens";
        foreach (var problem in panels.SelectMany(OfRows))
            yield return problem;
        if (Text(board, "uid") == "programme-operations")
            yield break;
        foreach (var question in Questions.Where(question => !panels.Any(panel => Text(panel, "title") == question && Bottom(panel) <= 6)))
            yield return $"the first screen does not answer: {question}";
        var attention = panels.Find(panel => Text(panel, "title") == "What needs attention now");
        if (attention is null || Bottom(attention) > FirstScreen)
            yield return "what needs attention is not on the first screen";
        else if (panels.Where(panel => Text(panel, "type") is "timeseries" or "bargauge").Any(panel => Before(panel, attention)))
            yield return "a chart stands before what needs attention";
    }

    /// <summary>A table of authorities shows all of them without a scroll bar of its own.</summary>
    private static IEnumerable<string> OfRows(JsonNode panel)
    {
        var everyAuthority = Text(panel, "type") == "table" && Targets(panel).Any(target =>
            Text(target, "expr").Contains("la_name", StringComparison.Ordinal) && !Text(target, "expr").Contains("$la",
                StringComparison.Ordinal));
        if (everyAuthority && Grid(panel, "h") * Pixels - 8 < (Authorities + 1) * TableRow + Pixels)
            yield return $"{Text(panel, "title")}: rows of authorities are behind a scroll bar";
    }

    private static bool Before(JsonNode panel, JsonNode other) =>
        (Grid(panel, "y"), Grid(panel, "x")).CompareTo((Grid(other, "y"), Grid(other, "x"))) < 0;

    private static int Bottom(JsonNode panel) => Grid(panel, "y") + Grid(panel, "h");

    private static int Grid(JsonNode panel, string property) => panel["gridPos"]![property]!.GetValue<int>();
}
