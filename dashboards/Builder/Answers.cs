namespace Programme.Boards;

/// <summary>The five questions that every board answers first, each with numerator, denominator and time frame. What to do where
/// something is wrong stands in <see cref="Attention"/>, beside them.</summary>
internal static class Answers
{
    /// <summary>What figures by design are, in one sentence (decision 0058).</summary>
    public const string ByDesign = "Counted as if half of the schools of both arms were treated, so that no board tells an arm: it may "
        + "differ from the trial manager's count by a session or two, and is withheld below six schools.";

    public const string Rule = "Inappropriate: by the rule in force for the month, closed with no further action at the point of contact "
        + "unless another is named.";

    public const string Withholding = "Counts of 1 to 5, and what would give them back, are withheld.";

    private const string Lead = "role=\"lead\"";

    public static IEnumerable<Panel> Five(View view) => [Supervision(view), Leads(view), Contacts(view), Returns(view), Costs(view)];

    /// <summary>A value with a sentence over it that holds two numbers (<c>$1</c> and <c>$2</c>); another sentence where there is no
    /// value.</summary>
    public static Target Sentence(string value, string first, string second, string words, string otherwise, string? unit = null,
        Mark? mark = null)
    {
        var numbers = $"count_values(\"n\", {first}) * on () group_left (d) count_values(\"d\", {second})";
        var joined = $"label_join({value} * on () group_left (n, d) ({numbers}), \"nd\", \";\", \"n\", \"d\")";
        return new("{{says}}", $"label_replace({joined}, \"says\", \"{words}\", \"nd\", \"(.*);(.*)\") or on () "
            + $"label_replace(vector(0) / 0, \"says\", \"{otherwise}\", \"\", \"\")", unit, mark, otherwise);
    }

    public static string Count(View view, string status, string by = "") => view.Sum(Published.Sessions, by, $"status=\"{status}\"");

    public static string Returns(View view, string state, string by = "") => view.Sum(Published.Returns, by, $"state=\"{state}\"");

    /// <summary>Returns that are expected: those with any value of one of the states.</summary>
    public static string ReturnsDue(View view, string by = "") => view.Count(Published.Returns, by, "state=\"received\"");

    private static Panel Supervision(View view) => Tile("Is supervision happening?",
        $"Sessions delivered ÷ sessions due to date by the four-weekly plan in term time; below it past sessions without an outcome. "
            + ByDesign, 5, Units.Count,
        Sentence(view.Rate(Published.DeliveryRatio), Count(view, "delivered"), Count(view, "due"), "$1 of $2 sessions due to date",
            "No session is due yet", Units.Share),
        Plain("past sessions without an outcome", view.Sum(Published.Overdue)));

    private static Panel Leads(View view)
    {
        var vacant = view.Sum(Published.VacancyDays);
        var days = $"({vacant} + 365.25 * {view.Sum(Published.PersonYears, where: Lead)})";
        return Tile("Do leads stay?",
            "Leads who left in the trial so far ÷ leads in post on its first day; below it days on which a school had no lead ÷ days of "
                + "all schools (days in post and days without). Nothing is withheld.", 4, Units.Share,
            Sentence(view.Rate(Published.TurnoverRatio, where: Lead), view.Sum(Published.Leavers, where: Lead),
                view.Sum(Published.InPostAtStart, where: Lead), "$1 of $2 leads left in the trial", "No lead was in post at the start"),
            Sentence($"({vacant} / {days})", vacant, $"round({days})", "$1 of $2 days without a lead", "No days in post yet"));
    }

    private static Panel Contacts(View view)
    {
        var signals = view.Rate(Published.ContactSignals, "period", "limit=\"xmr\"");
        return Tile("Are inappropriate contacts changing?",
            $"Inappropriate contacts ÷ contacts in the trial's months to date; below it months that signal a change against the mean of "
                + $"the first 12. {Rule} {Withholding}", 6, Units.Count,
            Sentence(view.Rate(Published.ContactRatioToDate), OutcomePanels.ToDate(view, OutcomePanels.Inappropriate),
                OutcomePanels.ToDate(view, OutcomePanels.Total), "$1 of $2 contacts to date", "Not returned, or withheld", Units.Share),
            Sentence($"sum({signals} > bool 0)", $"sum({signals} > bool 0)", $"count({signals})", "of $2 months signal a change",
                "Fewer than two months have a share"));
    }

    private static Panel Returns(View view) => Tile("Which returns are missing?",
        "Monthly returns due by now that have not come in; below it those that came in after the day on which they were due. Which months: "
            + "see the grid of returns. Nothing is withheld.", 5, Units.Count,
        Sentence(Returns(view, "missing"), Returns(view, "missing"), ReturnsDue(view), "of $2 due are missing",
            "No return is due yet"),
        Sentence(Returns(view, "late"), Returns(view, "late"), Returns(view, "received"), "of $2 received came late",
            "No return came in yet"));

    private static Panel Costs(View view) => Tile("What does it cost?",
        "Cost of the intervention as recorded to date, not adjusted for prices; below it the same for each session delivered. An "
            + "authority's "
            + "own lines; only the programme's cost holds the lines of the programme as a whole. Nothing is withheld.", 4, Units.Pounds,
        Plain(view == View.Programme ? "to date, all lines" : "to date, own lines", $"{view.SumOfAll(Published.Costs)} / 100"),
        Sentence($"{view.Rate(Published.CostPerSession)} / 100", Count(view, "delivered"), Count(view, "due"),
            "for each of $1 sessions", "No session is delivered yet"));

    public static Target Plain(string name, string expression, string? unit = null) => new(name, $"{expression} or vector(0) / 0", unit);

    public static Panel Tile(string title, string description, int width, string unit, params Target[] targets) =>
        Charts.Number(title, description, unit, targets) with { Width = width, Height = 5 };
}
