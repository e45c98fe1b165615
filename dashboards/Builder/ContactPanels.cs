using Programme.Calls;

namespace Programme.Boards;

/// <summary>Contacts, and the share that is inappropriate by the rule in force.</summary>
internal static class ContactPanels
{
    private const string None = "No figures: no return has come in, or the figures are withheld (see the table of what is withheld).";
    private const string Rule = "Inappropriate: by the rule in force for the month, INAPPROPRIATE-1 (closed with no further action at the "
        + "point of contact) unless another is named in \"Rules of these figures\".";
    private const string Withholding = "Counts of 1 to 5, their shares, and what would give them back are withheld.";

    private const string Total = "measure=\"total\"";

    /// <summary>Whatever the rule calls them.</summary>
    private const string Inappropriate = "measure!=\"total\"";

    public static Section Of(View view, params Panel[] place) => new("Inappropriate contacts",
        [.. Numbers(view), .. place, Share(view), MonitoringPanels.Chart(view), Months(view) with { Width = 20 },
            MonitoringPanels.Provisional(view), MonthTable(view), MonitoringPanels.Signals(view), Withheld(view)]);

    public static Panel Authorities(View view) => Charts.Authorities(
        "Inappropriate contacts by authority",
        $"For each authority, in the trial's window to date: schools that reported, inappropriate contacts (numerator), contacts "
            + $"(denominator), and the share with its Wilson 95% interval. {Rule} {Withholding}",
        None,
        new("Schools", view.Sum(Published.ContactSchoolsToDate, View.AuthorityLabels)),
        new("Inappropriate", ToDate(view, Inappropriate, View.AuthorityLabels)),
        new("Contacts", ToDate(view, Total, View.AuthorityLabels)),
        new("Share", view.Rate(Published.ContactRatioToDate, View.AuthorityLabels), Units.Share),
        new("Lower 95%", view.Rate(Published.ContactRatioToDateLower, View.AuthorityLabels), Units.Share),
        new("Upper 95%", view.Rate(Published.ContactRatioToDateUpper, View.AuthorityLabels), Units.Share));

    private static IEnumerable<Panel> Numbers(View view)
    {
        yield return Charts.Number("Contacts to date",
            $"Contacts from listed schools in the trial's window to date: the denominator of the rate. {Withholding}{Pooled(view)}", None,
                Units.Count, new Target("Contacts", ToDate(view, Total)));
        yield return Charts.Number("Inappropriate contacts to date",
            $"Inappropriate contacts in the trial's window to date: the numerator of the rate. {Rule} {Withholding}{Pooled(view)}", None,
                Units.Count, new Target("Inappropriate", ToDate(view, Inappropriate)));
        yield return Charts.Number(
            "Inappropriate-contact rate to date",
            $"Inappropriate contacts ÷ contacts, in the trial's window to date, with its Wilson 95% interval. Counts are added up before "
                + $"they are divided; shares are never averaged. {Rule} {Withholding}",
            None,
            Units.Share,
            new("Share", view.Rate(Published.ContactRatioToDate)),
            new("Lower 95%", view.Rate(Published.ContactRatioToDateLower)),
            new("Upper 95%", view.Rate(Published.ContactRatioToDateUpper))) with
        { Width = 8 };
        yield return Charts.Number("Schools that reported",
            "Listed schools with a count in any month of the trial's window to date: those behind the rate. A month that one school alone "
                + "of its authority reported is left out and not shown. Nothing else is withheld.", None, Units.Count,
                new Target("Schools", view.Sum(Published.ContactSchoolsToDate)));
        yield return Charts.Name("Rules of these figures",
            "The rules by which a contact is inappropriate in the months of these figures. INAPPROPRIATE-1: closed with no further action "
                + "at the point of contact. INAPPROPRIATE-2: that, or given information and advice alone. Two names: the rule changed, see "
                + "the table by month. Nothing is withheld.", "No rule: no return has come in yet.",
                new("{{definition}}", view.Sum(Published.ContactDefinition, "definition")));
    }

    private static Panel Share(View view) => Charts.Interval(
        "Inappropriate-contact rate by month",
        $"Inappropriate contacts ÷ contacts of the month; the band is the Wilson 95% interval. Months without a return, or withheld, are "
            + $"gaps, not zeros. {Rule} {Withholding}",
        None,
        new("Share", view.Rate(Published.ContactRatio, "period")),
        new("Lower 95%", view.Rate(Published.ContactRatioLower, "period")),
        new("Upper 95%", view.Rate(Published.ContactRatioUpper, "period")));

    private static Panel MonthTable(View view) => Charts.Table(
        "Contacts by month, in numbers",
        $"For each month: listed schools that reported; inappropriate contacts (numerator), contacts (denominator), the share and its "
            + $"Wilson 95% interval; pupils of the listed schools of the authorities that returned the month, contacts for each 1,000 of "
            + $"these, and whether figures from the month on are not comparable with those before (of the programme: in how many "
            + $"authorities), because the definition or the way of recording changed. An empty cell was not returned or is withheld. "
            + $"{Rule} {Withholding}{Pooled(view)}",
        None,
        [("period", Transform.Month)],
        new("Schools", view.Sum(Published.ContactSchools, "period")),
        new("Inappropriate", Count(view, Inappropriate, "period")),
        new("Contacts", Count(view, Total, "period")),
        new("Share", view.Rate(Published.ContactRatio, "period"), Units.Share),
        new("Lower 95%", view.Rate(Published.ContactRatioLower, "period"), Units.Share),
        new("Upper 95%", view.Rate(Published.ContactRatioUpper, "period"), Units.Share),
        new("Pupils", view.Sum(Published.ContactPupils, "period")),
        new("Contacts per 1,000 pupils", view.Rate(Published.ContactsPer1000Pupils, "period"), Units.Number),
        new("Not comparable with before", view.Sum(Published.ContactNotComparable, "period"))) with
    { Width = 24 };

    private static Panel Months(View view) => Charts.PerMonth(
        "Contacts by month",
        $"For each month: contacts, and inappropriate contacts. The numbers are in the table below. {Rule} {Withholding}{Pooled(view)}",
        None,
        Units.Count,
        new("Contacts", Count(view, Total, "period")),
        new("Inappropriate", Count(view, Inappropriate, "period")));

    /// <summary>Says so in a row of its own when nothing is withheld: an empty table could also be a fault.</summary>
    private static Panel Withheld(View view) => Charts.Table(
        "What is withheld, and why",
        "Figures that are not shown: c = a count of 1 to 5, or what would give one back; x = not available; z = not applicable; low = not "
            + "zero, but rounds to zero. One row for each figure and month.",
        "Not known: the host publishes no list of authorities yet.",
        [("la_name", "Authority"), ("figure", "Figure"), ("reason", "Reason"), ("period", "Month")],
        new Target("Withheld", $"{view.SumOfAll(Published.Withheld, "la_name, figure, reason, period")} or {NothingWithheld(view)}")) with
    { Width = 24 };

    private static string NothingWithheld(View view) =>
        new[] { ("la_name", "all"), ("figure", "nothing is withheld"), ("reason", "none"), ("period", "all") }.Aggregate(
        $"0 * {view.Sum(Published.Authority)} unless on () {view.SumOfAll(Published.Withheld)}",
        (expression, label) => $"label_replace({expression}, \"{label.Item1}\", \"{label.Item2}\", \"\", \"\")");

    private static string ToDate(View view, string where, string by = "") =>
        Of(view, Published.ContactsToDate, Published.ContactsPooledToDate, where, by);

    private static string Count(View view, string where, string by = "") =>
        Of(view, Published.Contacts, Published.ContactsPooled, where, by);

    /// <summary>The counts from which the share of the programme is computed: a sum over authorities would lack what is withheld of
    /// one.</summary>
    private static string Of(View view, Series counts, Series pooled, string where, string by)
    {
        return view == View.Programme ? view.Rate(pooled, by, where) : view.Sum(counts, by, where);
    }

    private static string Pooled(View view) =>
        view == View.Programme ? " A count of the programme may hold one that is withheld of an authority, and is rounded to 10 or "
        + "withheld where that would be given back." : "";
}
