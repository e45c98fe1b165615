using System.Text.Json.Nodes;

namespace Programme.Boards;

/// <summary>One authority.</summary>
internal static class AuthorityBoard
{
    public const string Uid = "programme-local-authority";

    private const string Reading =
        "Figures of **one authority**, from the programme's own records; shares and rates stand beside their numerator and denominator. "
        + "Months are the months that the figures are about. The board's time range only says *when the figures were known*: its end is "
        + "the moment at which they are read. "
        + "A gap is not a zero: small counts are withheld, and the table of what is withheld names the reason.";

    public static Board Make() => new(
        Uid,
        "Local authority",
        "Sessions, DSL workforce, contacts, returns, enrolment and costs of one authority.",
        Reading,
        [Variable()],
        [Board.LinkTo(OverviewBoard.Uid, "Programme overview", "All authorities")],
        [
            SessionPanels.Of(View.Authority),
            TurnoverPanels.Of(View.Authority),
            ContactPanels.Of(View.Authority, MonitoringPanels.Place(View.Authority)),
            ReturnPanels.Of(View.Authority, ReturnPanels.Newest(View.Authority)),
            EnrolmentPanels.Of(View.Authority),
            CostPanels.Of(View.Authority),
        ]);

    /// <summary>The authorities by name. A query of values would show codes alone; the result of a query holds code and name, and
    /// the expression takes one as the value and the other as the text.</summary>
    private static JsonObject Variable()
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
}
