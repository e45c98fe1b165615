using System.Text.Json.Nodes;

namespace Programme.Tests.Dashboards;

/// <summary>The rules that a committed board keeps.</summary>
internal static class Lint
{
    /// <summary>Everything that is wrong with a board, in words; empty = nothing.</summary>
    public static IReadOnlyList<string> Check(JsonNode board) =>
        [.. OfBoard(board), .. OfVariables(board), .. OfLayout(board), .. ScreenRules.Check(board),
            .. Panels(board).SelectMany(panel => OfPanel(panel).Select(problem => $"{Text(panel, "title")}: {problem}"))];

    /// <summary>Panels that show figures.</summary>
    public static IEnumerable<JsonNode> Panels(JsonNode board) =>
        board["panels"]!.AsArray().Where(panel => Text(panel, "type") is not ("row" or "text")).Select(panel => panel!);

    public static IEnumerable<JsonNode> Targets(JsonNode panel) => panel["targets"]?.AsArray().Select(target => target!) ?? [];

    public static IEnumerable<JsonNode> Annotations(JsonNode board) =>
        (board["annotations"]?["list"]?.AsArray() ?? []).Select(annotation => annotation!);

    public static string Text(JsonNode? node, string property) => node?[property]?.GetValue<string>() ?? "";

    private static IEnumerable<string> OfBoard(JsonNode board)
    {
        if (board["schemaVersion"]?.GetValue<int>() != 42)
            yield return "the schema version is not 42";
        if (board["editable"]?.GetValue<bool>() != false)
            yield return "the board can be edited";
        if (Text(board, "uid").Length == 0 || Text(board, "title").Length == 0)
            yield return "the board has no uid or no title";
        if (Text(board, "timezone") != "Europe/London")
            yield return "times are not those of London";
        foreach (var link in board["links"]!.AsArray())
        {
            if (link!["keepTime"]?.GetValue<bool>() != true || link["includeVars"]?.GetValue<bool>() != true)
                yield return $"the link {Text(link, "title")} drops the time range or the variables";
        }
        foreach (var problem in Annotations(board).SelectMany(TargetRules.OfAnnotation))
            yield return problem;
    }

    private static IEnumerable<string> OfVariables(JsonNode board)
    {
        var variables = board["templating"]!["list"]!.AsArray();
        if (!variables.Any(variable => Text(variable, "type") == "datasource" && Text(variable, "name") == "datasource"))
            yield return "there is no variable for the data source";
        foreach (var variable in variables.Where(variable => Text(variable, "type") == "query"))
        {
            if (Text(variable!["datasource"], "uid") != "${datasource}")
                yield return $"the variable {Text(variable, "name")} has a data source of its own";
            if (variable["refresh"]?.GetValue<int>() != 2)
                yield return $"the variable {Text(variable, "name")} does not follow the time range";
        }
    }

    private static IEnumerable<string> OfLayout(JsonNode board)
    {
        var places = board["panels"]!.AsArray().Select(panel => (Id: panel!["id"]!.GetValue<int>(), Grid: panel["gridPos"]!)).ToList();
        if (places.Select(place => place.Id).Distinct().Count() != places.Count)
            yield return "two panels have the same id";
        var cells = places.SelectMany(place =>
            from x in Enumerable.Range(Number(place.Grid, "x"), Number(place.Grid, "w"))
            from y in Enumerable.Range(Number(place.Grid, "y"), Number(place.Grid, "h"))
            select (x, y)).ToList();
        if (cells.Distinct().Count() != cells.Count || cells.Any(cell => cell.x >= 24))
            yield return "panels overlap or stand outside the grid";
    }

    private static IEnumerable<string> OfPanel(JsonNode panel)
    {
        var defaults = panel["fieldConfig"]?["defaults"];
        if (Text(panel, "title").Length == 0)
            yield return "no title";
        if (Text(panel, "description").Length < 40 || !Text(panel, "description").Contains("withheld", StringComparison.OrdinalIgnoreCase)
            && !Text(panel, "description").Contains("not shown", StringComparison.Ordinal))
            yield return "the description does not say what the figure is and what is withheld";
        if (Text(defaults, "unit").Length == 0)
            yield return "no unit";
        if (Text(defaults, "noValue").Length < 10)
            yield return "no reason is given for an empty panel";
        if (Thresholds(panel).Any(steps => steps.Count > 1) && !Text(panel, "description").Contains("Marked", StringComparison.Ordinal))
            yield return "colour is the only sign of a threshold";
        if (Text(panel["datasource"], "uid") != "${datasource}")
            yield return "the data source is not the variable";
        foreach (var problem in TargetRules.Check(panel).Concat(DrawingRules.Check(panel)))
            yield return problem;
    }

    /// <summary>Of the panel, and of single values.</summary>
    private static IEnumerable<JsonArray> Thresholds(JsonNode panel) =>
        (panel["fieldConfig"]?["overrides"]?.AsArray() ?? []).SelectMany(item => item!["properties"]!.AsArray())
            .Where(property => Text(property, "id") == "thresholds").Select(property => property!["value"])
            .Append(panel["fieldConfig"]?["defaults"]?["thresholds"])
            .Select(thresholds => thresholds?["steps"]?.AsArray()).OfType<JsonArray>();

    private static int Number(JsonNode node, string property) => node[property]!.GetValue<int>();
}
