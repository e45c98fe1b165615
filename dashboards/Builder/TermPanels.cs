namespace Programme.Boards;

/// <summary>Each term beside those before it, from figures by month. Terms are those of costs: autumn from September, spring from January,
/// summer from May.</summary>
internal static class TermPanels
{
    private const string Terms = "Autumn: September to December, spring: January to April, summer: May to August. ";
    private const string None = "No figures: no month has sessions or contacts yet, or all are withheld.";

    /// <summary>Sessions alone: three rows.</summary>
    public static Panel Sessions(View view, int width) => Of("Sessions, term by term", Terms + "Sessions delivered (numerator) and due "
        + "(denominator), and their share in percent. " + Answers.ByDesign, width, SessionRows(view));

    /// <summary>Sessions and contacts.</summary>
    public static Panel All(View view, int width) => Of("Term against last term", Terms + "Sessions delivered and due, and their share in "
        + "percent; inappropriate contacts and all contacts of the months that have both, and their share in percent. " + Answers.ByDesign
        + " " + Answers.Withholding, width, [.. SessionRows(view), .. ContactRows(view)]);

    private static Panel Of(string title, string description, int width, IReadOnlyList<(string Name, string Expression)> rows) =>
        Charts.Grid(title, description, None, "row", "Of the term", new("Numbers", Charts.Rows(rows)), []) with
        { Width = width, AnyDecimals = true, Unit = Units.Number };

    private static IReadOnlyList<(string Name, string Expression)> SessionRows(View view)
    {
        var (due, delivered) = (ByTerm(Answers.Count(view, "due", "period")), ByTerm(Answers.Count(view, "delivered", "period")));
        return [("Due", due), ("Delivered", delivered), ("Share, %", Percent(delivered, due))];
    }

    private static IReadOnlyList<(string Name, string Expression)> ContactRows(View view)
    {
        var part = OutcomePanels.Count(view, OutcomePanels.Inappropriate, "period");
        var (inappropriate, contacts) = (ByTerm(part), ByTerm($"({OutcomePanels.Count(view, OutcomePanels.Total, "period")} and {part})"));
        return [("Contacts", contacts), ("Inappropriate", inappropriate), ("Share, %", Percent(inappropriate, contacts))];
    }

    private static string Percent(string part, string whole) => $"round(100 * {part} / {whole}, 0.1)";

    /// <summary>Months added up by term; the year stands first, so that terms are in their order. The month keeps its label until they are
    /// added up: Prometheus takes no two series of one name.</summary>
    private static string ByTerm(string byMonth)
    {
        var named = Named(Named(Named(byMonth, "1 spring", "0[1-4]"), "2 summer", "0[5-8]"), "3 autumn", "(?:09|1.)");
        return $"sum by (period) (label_replace(sum by (term) ({named}), \"period\", \"$1\", \"term\", \"(.*)\"))";
    }

    private static string Named(string byMonth, string term, string months) =>
        $"label_replace({byMonth}, \"term\", \"$1/{term}\", \"period\", \"(....)-{months}\")";
}
