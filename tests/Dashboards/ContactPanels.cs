using Programme.Journal;

namespace Programme.Tests.Dashboards;

/// <summary>Contacts, and the share that is closed with no further action.</summary>
internal static class ContactPanels
{
    private const string None = "No figures: no return has come in, or the figures are withheld (see the table of what is withheld).";
    private const string Withholding = "Counts of 1 to 5, their shares, and what would give them back are withheld.";

    public static Section Of(View view, params Panel[] place) => new("Inappropriate contacts",
        [.. Numbers(view), .. place, Share(view), MonitoringPanels.Chart(view), Months(view) with { Width = 20 }, MonitoringPanels.Provisional(view), MonthTable(view), MonitoringPanels.Signals(view), Withheld(view)]);

    public static Panel Authorities(View view) => Charts.Authorities(
        "Inappropriate contacts by authority",
        $"For each authority, in the trial's window to date: schools that reported, contacts closed with no further action (numerator), contacts (denominator), and the share with its Wilson 95% interval. {Withholding}",
        None,
        new("Schools", view.Sum(Published.ContactSchoolsToDate, View.AuthorityLabels)),
        new("No further action", ToDate(view, "nfa", View.AuthorityLabels)),
        new("Contacts", ToDate(view, "total", View.AuthorityLabels)),
        new("Share", view.Rate(Published.ContactRatioToDate, View.AuthorityLabels), Units.Share),
        new("Lower 95%", view.Rate(Published.ContactRatioToDateLower, View.AuthorityLabels), Units.Share),
        new("Upper 95%", view.Rate(Published.ContactRatioToDateUpper, View.AuthorityLabels), Units.Share));

    private static IEnumerable<Panel> Numbers(View view)
    {
        yield return Charts.Number("Contacts to date", $"Contacts from listed schools in the trial's window to date: the denominator of the rate. {Withholding}{Pooled(view)}", None, Units.Count, new Target("Contacts", ToDate(view, "total")));
        yield return Charts.Number("Closed with no further action", $"Contacts closed with no further action in the trial's window to date: the numerator of the rate. {Withholding}{Pooled(view)}", None, Units.Count, new Target("No further action", ToDate(view, "nfa")));
        yield return Charts.Number(
            "Inappropriate-contact rate to date",
            $"Contacts closed with no further action ÷ contacts, in the trial's window to date, with its Wilson 95% interval. Counts are added up before they are divided; shares are never averaged. {Withholding}",
            None,
            Units.Share,
            new("Share", view.Rate(Published.ContactRatioToDate)),
            new("Lower 95%", view.Rate(Published.ContactRatioToDateLower)),
            new("Upper 95%", view.Rate(Published.ContactRatioToDateUpper))) with
        { Width = 8 };
        yield return Charts.Number("Schools that reported", "Listed schools with a count in any month of the trial's window to date: those behind the rate. A month that one school alone of its authority reported is left out and not shown. Nothing else is withheld.", None, Units.Count, new Target("Schools", view.Sum(Published.ContactSchoolsToDate)));
        yield return Charts.Name("Definition in force", "The definition of an inappropriate contact by which these figures were made. Nothing is withheld.", "No definition: no authority is in the programme yet.", new("{{definition}}", view.Sum(Published.ContactDefinition, "definition")));
    }

    private static Panel Share(View view) => Charts.Interval(
        "Inappropriate-contact rate by month",
        $"Contacts closed with no further action ÷ contacts of the month; the band is the Wilson 95% interval. Months without a return, or withheld, are gaps, not zeros. {Withholding}",
        None,
        new("Share", view.Rate(Published.ContactRatio, "period")),
        new("Lower 95%", view.Rate(Published.ContactRatioLower, "period")),
        new("Upper 95%", view.Rate(Published.ContactRatioUpper, "period")));

    private static Panel MonthTable(View view) => Charts.Table(
        "Contacts by month, in numbers",
        $"For each month: listed schools that reported; contacts closed with no further action (numerator), contacts (denominator), the share and its Wilson 95% interval; pupils of the listed schools of the authorities that returned the month, and contacts for each 1,000 of these. An empty cell was not returned or is withheld. {Withholding}{Pooled(view)}",
        None,
        [("period", Transform.Month)],
        new("Schools", view.Sum(Published.ContactSchools, "period")),
        new("No further action", Count(view, "nfa", "period")),
        new("Contacts", Count(view, "total", "period")),
        new("Share", view.Rate(Published.ContactRatio, "period"), Units.Share),
        new("Lower 95%", view.Rate(Published.ContactRatioLower, "period"), Units.Share),
        new("Upper 95%", view.Rate(Published.ContactRatioUpper, "period"), Units.Share),
        new("Pupils", view.Sum(Published.ContactPupils, "period")),
        new("Contacts per 1,000 pupils", view.Rate(Published.ContactsPer1000Pupils, "period"), Units.Number)) with
    { Width = 24 };

    private static Panel Months(View view) => Charts.PerMonth(
        "Contacts by month",
        $"For each month: contacts, and contacts closed with no further action. The numbers are in the table below. {Withholding}{Pooled(view)}",
        None,
        Units.Count,
        new("Contacts", Count(view, "total", "period")),
        new("No further action", Count(view, "nfa", "period")));

    /// <summary>Says so in a row of its own when nothing is withheld: an empty table could also be a fault.</summary>
    private static Panel Withheld(View view) => Charts.Table(
        "What is withheld, and why",
        "Figures that are not shown: c = a count of 1 to 5, or what would give one back; x = not available; z = not applicable; low = not zero, but rounds to zero. One row for each figure and month.",
        "Not known: the host publishes no list of authorities yet.",
        [("la_name", "Authority"), ("figure", "Figure"), ("reason", "Reason"), ("period", "Month")],
        new Target("Withheld", $"{view.SumOfAll(Published.Withheld, "la_name, figure, reason, period")} or {NothingWithheld(view)}")) with
    { Width = 24 };

    private static string NothingWithheld(View view) => new[] { ("la_name", "all"), ("figure", "nothing is withheld"), ("reason", "none"), ("period", "all") }.Aggregate(
        $"0 * {view.Sum(Published.Authority)} unless on () {view.SumOfAll(Published.Withheld)}",
        (expression, label) => $"label_replace({expression}, \"{label.Item1}\", \"{label.Item2}\", \"\", \"\")");

    private static string ToDate(View view, string measure, string by = "") => Of(view, Published.ContactsToDate, Published.ContactsPooledToDate, measure, by);

    private static string Count(View view, string measure, string by = "") => Of(view, Published.Contacts, Published.ContactsPooled, measure, by);

    /// <summary>The counts from which the share of the programme is computed: a sum over authorities would lack what is withheld of one.</summary>
    private static string Of(View view, Series counts, Series pooled, string measure, string by)
    {
        var where = $"measure=\"{measure}\"";
        return view == View.Programme ? view.Rate(pooled, by, where) : view.Sum(counts, by, where);
    }

    private static string Pooled(View view) => view == View.Programme ? " A count of the programme may hold one that is withheld of an authority, and is rounded to 10 or withheld where that would be given back." : "";
}
