using System.Text.Json.Nodes;
using Programme.Calls;
using static Programme.Boards.Transform;

namespace Programme.Boards;

/// <summary>Contacts, and the share that is inappropriate by the rule in force.</summary>
internal static class OutcomePanels
{
    public const string Total = "measure=\"total\"";

    /// <summary>Whatever the rule calls them.</summary>
    public const string Inappropriate = "measure!=\"total\"";

    private const string None = "No figures: no return has come in, or all are withheld.";
    private const string Gone = "reason=\"x\"";
    private const string Hidden = "reason!=\"x\"";

    /// <summary>Codes in cells that hold no number: less than zero, so that no count can be one.</summary>
    private static readonly JsonArray Signs = Words.Mapping(("-1", "c", "super-light-yellow"), ("-2", "x", "super-light-orange"));

    /// <summary>One chart for one share: the months, their limits in one neutral band, signals, and why a month has none.</summary>
    public static Panel Chart(View view, int width)
    {
        var share = view.Rate(Published.ContactRatio, "period");
        var chart = Charts.OverMonths("Share of contacts that are inappropriate, by month, against the first 12 months",
            "Inappropriate contacts ÷ contacts of the month. Grey band: mean of the first 12 months with a share ± 2.66 × mean moving "
                + "range; dotted while fewer than 12 months make it provisional. Large points signal a change, the chart does not say why. "
                + "Long green dashes: the target that the programme set itself, if any; it is no limit. "
                + "A dark bar is a month that was not returned, a pale bar a month that is withheld: neither is a zero. "
                + $"{Answers.Rule} {Answers.Withholding}", None, Units.Share,
            new("Share", $"{share} or {Gap(view)}"),
            new("Mean", Limit(view, "xmr_centre")),
            new("Lower limit", Firm(view, "xmr_lower", 0)), new("Upper limit", Firm(view, "xmr_upper", 0)),
            new("Lower limit, provisional", Firm(view, "xmr_lower", 1)), new("Upper limit, provisional", Firm(view, "xmr_upper", 1)),
            new("Target", $"0 * {share} + on () group_left () {view.Rate(Published.ContactTarget)}"),
            new("Signals a change", $"{share} and {view.Rate(Published.ContactSignals, "period", "limit=\"xmr\"")} > 0"),
            // A month that is not due yet is not missing.
            new("Not returned", $"({Without(view, Gone)} and on (period) {Answers.ReturnsDue(view, "period")}) > 0"),
            new("Withheld", Why(view, Hidden)));
        return chart with { Width = width, Height = 10, Most = 1, Overrides = [.. Lines()] };
    }

    private static IEnumerable<JsonObject> Lines() =>
    [
        Override("Share", ("color", Fixed("blue"))),
        Override("Mean", ("color", Fixed("text")), ("custom.lineWidth", 1), ("custom.showPoints", "never")),
        Charts.TargetLine("Target"),
        Bound("Lower limit", "solid"),
        Bound("Upper limit", "solid", "Lower limit"),
        Bound("Lower limit, provisional", "dot"),
        Bound("Upper limit, provisional", "dot", "Lower limit, provisional"),
        Override("Signals a change", ("color", Fixed("orange")), ("custom.drawStyle", "points"), ("custom.pointSize", 14)),
        Bar("Not returned", 70),
        Bar("Withheld", 18),
    ];

    private static JsonObject Bound(string name, string style, string? down = null)
    {
        List<(string, JsonNode)> look = [("color", Fixed("#8e8e8e")), ("custom.lineWidth", 1), ("custom.showPoints", "never"),
            ("custom.lineStyle", new JsonObject { ["fill"] = style, ["dash"] = new JsonArray(2, 6) })];
        if (down is not null)
            look.AddRange([("custom.fillBelowTo", down), ("custom.fillOpacity", 15)]);
        return Override(name, [.. look]);
    }

    private static JsonObject Bar(string name, int opacity) => Override(name, ("color", Fixed("#555555")), ("custom.drawStyle", "bars"),
        ("custom.fillOpacity", opacity), ("custom.lineWidth", 0), ("custom.barWidthFactor", 0.5),
        ("custom.showPoints", "never"));

    private static JsonObject Fixed(string colour) => new() { ["mode"] = "fixed", ["fixedColor"] = colour };

    private static string Firm(View view, string limit, int provisional) =>
        $"{Limit(view, limit)} and on () {view.Rate(Published.ContactLimitProvisional)} == {provisional}";

    /// <summary>The same for every month that has a share.</summary>
    private static string Limit(View view, string limit) => $"0 * {view.Rate(Published.ContactRatio, "period")} + on () group_left () "
        + view.Rate(Published.ContactLimit, where: $"limit=\"{limit}\"");

    /// <summary>No number for a month without a share: a joined table would leave the cell out, and the line would run through.</summary>
    private static string Gap(View view) => $"0 / 0 * {Without(view, "reason!=\"\"")}";

    private static string Without(View view, string reason) =>
        $"max by (period) ({Published.Withheld.Name}{{{view.Rates}, figure=\"inappropriate_contact_ratio\", period!=\"to_date\", "
            + $"{reason}}})";

    /// <summary>1 for each month without a share for that reason; a bar over the whole height.</summary>
    private static string Why(View view, string reason) => $"{Without(view, reason)} > 0";

    /// <summary>Every expected month has a column: a number, or the sign of why there is none.</summary>
    public static Panel Months(View view) => Charts.Grid("Contacts by month, in numbers",
        "For each month: contacts (denominator), inappropriate ones (numerator), their share in percent with its 95% interval, schools as "
            + "clusters, listed schools that reported, and contacts for each 1,000 pupils. c = withheld: a count of 1 to 5, or what would "
            + "give one back; x = not returned; an empty "
            + "cell = not "
            + $"counted for this month. {Answers.Rule} {Answers.Withholding}", None, "row", "Of the month",
        new("Numbers", Charts.Rows(MonthRows(view))), Signs) with
    { Height = 9, AnyDecimals = true, Unit = Units.Number };

    private static IEnumerable<(string Name, string Expression)> MonthRows(View view)
    {
        yield return ("Contacts", OrWhy(view, Count(view, Total, "period"), "contacts_total"));
        yield return ("Inappropriate", OrWhy(view, Count(view, Inappropriate, "period"), "contacts_inappropriate"));
        yield return ("Share, %", OrWhy(view, $"round(100 * {view.Rate(Published.ContactRatio, "period")}, 0.1)",
            "inappropriate_contact_ratio"));
        yield return ("Lower 95%", $"round(100 * {view.Rate(Published.ContactRatioLower, "period")}, 0.1)");
        yield return ("Upper 95%", $"round(100 * {view.Rate(Published.ContactRatioUpper, "period")}, 0.1)");
        yield return ("Schools", view.Sum(Published.ContactSchools, "period"));
        yield return ("Per 1,000", $"round(1000 * {Count(view, Total, "period")} / {view.Sum(Published.ContactPupils, "period")}, 0.1)");
    }

    private static string OrWhy(View view, string count, string figure)
    {
        string Sign(int sign, string reason) =>
            $"{sign} * max by (period) ({Published.Withheld.Name}{{{view.Rates}, figure=\"{figure}\", period!=\"to_date\", {reason}}})";
        return $"({count} or {Sign(-1, Hidden)} or {Sign(-2, Gone)})";
    }

    /// <summary>Every authority has a row, also one without a return.</summary>
    public static Panel Authorities(View view) => Charts.Authorities("Authorities beside each other, to date",
        "Inappropriate contacts (numerator), contacts (denominator) and their share with its 95% interval, schools as clusters, of the "
            + "trial's months to date; the share of all authorities and the 99.8% limits around it. Authorities record contacts so "
            + "differently that these limits are very wide and hardly ever signal: judge an authority first against its own months. "
            + "A dash: not returned, or "
            + $"withheld. {Answers.Rule} {Answers.Withholding}", None, "Signals now",
        new("Schools", view.Sum(Published.ContactSchoolsToDate, View.AuthorityLabels)),
        new("Inappropriate", ToDate(view, Inappropriate, View.AuthorityLabels)),
        new("Contacts", ToDate(view, Total, View.AuthorityLabels)),
        new("Share", view.Rate(Published.ContactRatioToDate, View.AuthorityLabels), Units.Share),
        new("Lower 95%", view.Rate(Published.ContactRatioToDateLower, View.AuthorityLabels), Units.Share),
        new("Upper 95%", view.Rate(Published.ContactRatioToDateUpper, View.AuthorityLabels), Units.Share),
        new("All authorities", Funnel(view, "funnel_target"), Units.Share),
        new("Lower 99.8%", Funnel(view, "funnel_lower_998"), Units.Share),
        new("Upper 99.8%", Funnel(view, "funnel_upper_998"), Units.Share),
        new("Signals now", view.Rate(Published.NewestSignals, View.AuthorityLabels)),
        new("Listed", view.Sum(Published.Schools, View.AuthorityLabels, "stage=\"listed\"")));

    private static string Funnel(View view, string limit) => view.Rate(Published.ContactLimit, View.AuthorityLabels, $"limit=\"{limit}\"");

    /// <summary>The counts from which the share of the programme is computed: a sum over authorities would lack what is withheld of
    /// one.</summary>
    public static string ToDate(View view, string where, string by = "") =>
        Of(view, Published.ContactsToDate, Published.ContactsPooledToDate, where, by);

    public static string Count(View view, string where, string by) => Of(view, Published.Contacts, Published.ContactsPooled, where, by);

    private static string Of(View view, Series counts, Series pooled, string where, string by) =>
        view == View.Programme ? view.Rate(pooled, by, where) : view.Sum(counts, by, where);
}
