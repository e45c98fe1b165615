namespace Programme.Boards;

/// <summary>The rate of inappropriate contacts against what is to be expected of it: its own past, and the other authorities.</summary>
internal static class MonitoringPanels
{
    private const string None = "No limits: fewer than two months have a share, or the shares are withheld (see the table of what is "
        + "withheld).";
    private const string FromPublished = "Lines are computed from the shares as published: a withheld month is in none of them.";

    /// <summary>Each month against the months before.</summary>
    public static Panel Chart(View view) => Charts.Interval(
        "Inappropriate-contact rate against its own limits",
        $"Inappropriate contacts ÷ contacts of the month (XmR chart): the centre is the mean of the first 12 months with a share, the band "
            + $"is mean ± 2.66 × mean moving range. A month beyond the band, or that signals otherwise, is worth a look; the chart does "
            + $"not say why. {FromPublished}",
        None,
        new("Share", view.Rate(Published.ContactRatio, "period")),
        new("Lower limit", Limit(view, "xmr_lower", "period")),
        new("Upper limit", Limit(view, "xmr_upper", "period")),
        new Target("Mean", Limit(view, "xmr_centre", "period")));

    /// <summary>How many rules each month signals, and how firm the limits are.</summary>
    public static Panel Signals(View view) => Charts.Table(
        "Signals by month",
        $"For each month: the share, the limits, and how many of four rules it signals: beyond a limit; eight on one side of the mean; "
            + $"three of four nearer to a limit than to the mean; further from the month before than the limit of moving ranges. 0 = "
            + $"nothing to look at. {FromPublished}",
        None,
        [("period", Transform.Month)],
        new("Share", view.Rate(Published.ContactRatio, "period"), Units.Share),
        new("Lower limit", Limit(view, "xmr_lower", "period"), Units.Share),
        new("Mean", Limit(view, "xmr_centre", "period"), Units.Share),
        new("Upper limit", Limit(view, "xmr_upper", "period"), Units.Share),
        new("Signals", view.Rate(Published.ContactSignals, "period", "limit=\"xmr\""), Mark: Mark.AtLeast(1))) with
    { Width = 24 };

    /// <summary>Whether the limits may still move.</summary>
    public static Panel Provisional(View view) => Charts.Number(
        "Limits are provisional",
        "1 = the limits of this authority's months come from fewer than 12 months and may still move; 0 = they are fixed. Nothing is "
            + "withheld.",
        None,
        Units.Count,
        new Target("Provisional", view.Rate(Published.ContactLimitProvisional))) with
    { Height = 9 };

    /// <summary>One authority against the share of all of them.</summary>
    public static Panel Place(View view) => Charts.Number(
        "Place in the funnel, to date",
        $"The share of this authority in the trial's window to date, the share of all authorities together, and the 99.8% limits around it "
            + $"for this number of contacts, widened by how much authorities differ beyond chance. 1 = beyond a limit, an alert; 0 = "
            + $"within. {FromPublished}",
        None,
        Units.Share,
        new("Share", view.Rate(Published.ContactRatioToDate)),
        new("All authorities", Limit(view, "funnel_target")),
        new("Lower 99.8%", Limit(view, "funnel_lower_998")),
        new("Upper 99.8%", Limit(view, "funnel_upper_998")),
        new("Beyond 99.8%", view.Rate(Published.ContactSignals, where: "limit=\"funnel\""), Units.Count, Mark.AtLeast(1))) with
    { Width = 24 };

    /// <summary>Every authority against the share of all of them.</summary>
    public static Panel Funnel(View view) => Charts.Authorities(
        "Inappropriate contacts: authorities in the funnel",
        $"For each authority, in the trial's window to date: contacts (denominator), the share that is inappropriate, the share of all "
            + $"authorities together, and the limits around it for this number of contacts. Authorities record contacts differently, so "
            + $"the limits are widened by how much they differ beyond chance. One in twenty is beyond 95% by chance; only beyond 99.8% is "
            + $"an alert (1). {FromPublished}",
        None,
        new("Contacts", view.Sum(Published.ContactsToDate, View.AuthorityLabels, "measure=\"total\"")),
        new("Share", view.Rate(Published.ContactRatioToDate, View.AuthorityLabels), Units.Share),
        new("All authorities", Limit(view, "funnel_target", View.AuthorityLabels), Units.Share),
        new("Lower 95%", Limit(view, "funnel_lower_95", View.AuthorityLabels), Units.Share),
        new("Upper 95%", Limit(view, "funnel_upper_95", View.AuthorityLabels), Units.Share),
        new("Lower 99.8%", Limit(view, "funnel_lower_998", View.AuthorityLabels), Units.Share),
        new("Upper 99.8%", Limit(view, "funnel_upper_998", View.AuthorityLabels), Units.Share),
        new("Beyond 99.8%", view.Rate(Published.ContactSignals, View.AuthorityLabels, "limit=\"funnel\""), Mark: Mark.AtLeast(1)));

    private static string Limit(View view, string limit, string by = "") => view.Rate(Published.ContactLimit, by, $"limit=\"{limit}\"");
}
