namespace Programme.Boards;

/// <summary>Turnover of designated safeguarding leads.</summary>
internal static class TurnoverPanels
{
    private const string None = "No posts: the leads of these schools have not been imported yet.";
    private const string NoStart = "There is none when nobody was in post at the start.";
    private const string Lead = "role=\"lead\"";

    public static Section Of(View view) => new("DSL workforce", [.. Numbers(view), ByRole(view), Reasons(view)]);

    public static Panel Authorities(View view) => Charts.Authorities(
        "DSL workforce by authority",
        "Designated safeguarding leads (without deputies) of each authority: in post now; leavers in the window (numerator), in post at "
            + "its start (denominator) and their share; person-years in post, and leavers for each 100 of these with the exact Poisson 95% "
            + "interval; days without a lead, added up over schools. Nothing is withheld.",
        None,
        new("In post now", view.Sum(Published.InPost, View.AuthorityLabels, Lead)),
        new("Leavers", view.Sum(Published.Leavers, View.AuthorityLabels, Lead)),
        new("In post at start", view.Sum(Published.InPostAtStart, View.AuthorityLabels, Lead)),
        new("Turnover", view.Rate(Published.TurnoverRatio, View.AuthorityLabels, Lead), Units.Share),
        new("Person-years", view.Sum(Published.PersonYears, View.AuthorityLabels, Lead), Units.Number),
        new("Leavers per 100", view.Rate(Published.LeaverRate, View.AuthorityLabels, Lead), Units.Number),
        new("Lower 95%", view.Rate(Published.LeaverRateLower, View.AuthorityLabels, Lead), Units.Number),
        new("Upper 95%", view.Rate(Published.LeaverRateUpper, View.AuthorityLabels, Lead), Units.Number),
        new("Vacancy days", view.Sum(Published.VacancyDays, View.AuthorityLabels)));

    private static IEnumerable<Panel> Numbers(View view)
    {
        Target leavers = new("Leavers", view.Sum(Published.Leavers, where: Lead));
        Target start = new("In post at start", view.Sum(Published.InPostAtStart, where: Lead));
        yield return Charts.Number("Leads in post",
            "Posts of designated safeguarding leads that are held today (at the latest on the trial's last day), without deputies. Nothing "
                + "is withheld.", None, Units.Count, new Target("In post", view.Sum(Published.InPost, where: Lead)));
        yield return Charts.Number("DSL turnover",
            $"All leads who left in the window, those who came in it too, ÷ leads in post at its start. {NoStart} Nothing is withheld.",
                None, Units.Count,
            leavers, start, new("Turnover", view.Rate(Published.TurnoverRatio, where: Lead), Units.Share, Mark.AtLeast(0.25))) with
        { Width = 8 };
        yield return Charts.Number("Turnover of those in post at the start",
            $"Leads in post at the start of the window who have left since ÷ leads in post at its start. {NoStart} Nothing is withheld.",
                None, Units.Count,
            new("Starters who left", view.Sum(Published.StarterLeavers, where: Lead)), start,
                new("Turnover of starters", view.Rate(Published.StarterTurnoverRatio, where: Lead), Units.Share)) with
        { Width = 8 };
        yield return Charts.Number("Days without a lead",
            "Calendar days in the window on which a school had no designated safeguarding lead, added up over schools. Nothing is "
                + "withheld.", None, Units.Count, new Target("Days", view.Sum(Published.VacancyDays))) with
        { Mark = Mark.AtLeast(1) };
        yield return Charts.Number("Leavers per 100 person-years",
            "Leads who left ÷ person-years in post × 100, with the exact Poisson 95% interval. Nothing is withheld.", None, Units.Number,
            leavers with { Unit = Units.Count }, new("Person-years", view.Sum(Published.PersonYears, where: Lead)),
                new("Per 100 person-years", view.Rate(Published.LeaverRate, where: Lead)),
            new("Lower 95%", view.Rate(Published.LeaverRateLower, where: Lead)),
                new("Upper 95%", view.Rate(Published.LeaverRateUpper, where: Lead))) with
        { Width = 24 };
    }

    private static Panel ByRole(View view) => Charts.Table(
        "DSL turnover by role",
        "For leads, and for leads and deputies together (the second row includes the first: the rows are not to be added up): posts held "
            + "now; leavers in the window (numerator), posts held at its start (denominator) and their share, turnover; the same for "
            + "starters, that is those who were in post at the start; person-years in post, and leavers for each 100 of these with the "
            + "exact Poisson 95% interval. Nothing is withheld.",
        None,
        [("role", "Role")],
        new("In post now", view.Sum(Published.InPost, "role")),
        new("Leavers", view.Sum(Published.Leavers, "role")),
        new("In post at start", view.Sum(Published.InPostAtStart, "role")),
        new("Turnover", view.Rate(Published.TurnoverRatio, "role"), Units.Share),
        new("Starters who left", view.Sum(Published.StarterLeavers, "role")),
        new("Turnover of starters", view.Rate(Published.StarterTurnoverRatio, "role"), Units.Share),
        new("Person-years", view.Sum(Published.PersonYears, "role"), Units.Number),
        new("Leavers per 100", view.Rate(Published.LeaverRate, "role"), Units.Number),
        new("Lower 95%", view.Rate(Published.LeaverRateLower, "role"), Units.Number),
        new("Upper 95%", view.Rate(Published.LeaverRateUpper, "role"), Units.Number)) with
    { Width = 24, Height = 5 };

    private static Panel Reasons(View view) => Charts.Bars(
        "Why leads left",
        "Leads who left in the window, by the reason that the school gave. Nothing is withheld.",
        "No leavers: no lead has left in the window.",
        Units.Count,
        new Target("{{reason}}", view.Sum(Published.Leavers, "reason", Lead))) with
    { Width = 24, Height = 7 };
}
