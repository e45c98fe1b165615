namespace Programme.Tests.Dashboards;

/// <summary>Turnover of designated safeguarding leads.</summary>
internal static class TurnoverPanels
{
    private const string None = "No posts: the leads of these schools have not been imported yet.";
    private const string NoRate = "No rate: nobody was in post at the start of the window.";
    private const string Lead = "role=\"lead\"";

    public static Section Of(View view) => new("DSL workforce", [.. Numbers(view), ByRole(view), Reasons(view)]);

    public static Panel Authorities(View view) => Charts.Authorities(
        "DSL workforce by authority",
        "Designated safeguarding leads (without deputies) of each authority: in post now, leavers in the window (numerator), leavers ÷ in post at its start, leavers for each 100 person-years in post with the exact Poisson 95% interval, and days without a lead, added up over schools. Nothing is withheld.",
        None,
        new("In post", view.Sum(Published.InPost, View.AuthorityLabels, Lead)),
        new("Leavers", view.Sum(Published.Leavers, View.AuthorityLabels, Lead)),
        new("Leavers ÷ in post at start", view.Rate(Published.TurnoverRatio, View.AuthorityLabels, Lead), Units.Share),
        new("Leavers per 100 person-years", view.Rate(Published.LeaverRate, View.AuthorityLabels, Lead), Units.Number),
        new("Lower 95%", view.Rate(Published.LeaverRateLower, View.AuthorityLabels, Lead), Units.Number),
        new("Upper 95%", view.Rate(Published.LeaverRateUpper, View.AuthorityLabels, Lead), Units.Number),
        new("Vacancy days", view.Sum(Published.VacancyDays, View.AuthorityLabels)));

    private static IEnumerable<Panel> Numbers(View view)
    {
        yield return Charts.Number("Leads in post", "Posts of designated safeguarding leads that are held today (at the latest on the trial's last day), without deputies. Nothing is withheld.", None, Units.Count, new Target("In post", view.Sum(Published.InPost, where: Lead)));
        yield return Charts.Number("Leads who left", "Posts of leads that ended in the trial's window, for any reason: the numerator of turnover. Nothing is withheld.", None, Units.Count, new Target("Leavers", view.Sum(Published.Leavers, where: Lead)));
        yield return Charts.Number("DSL turnover", "Leads who left in the window ÷ leads in post at its start. Nothing is withheld.", NoRate, Units.Share, new Target("Turnover", view.Rate(Published.TurnoverRatio, where: Lead))) with { Mark = Mark.AtLeast(0.25) };
        yield return Charts.Number("Leavers per 100 person-years", "Leads who left ÷ person-years in post × 100, with the exact Poisson 95% interval. Nothing is withheld.", NoRate, Units.Number, new("Rate", view.Rate(Published.LeaverRate, where: Lead)), new("Lower 95%", view.Rate(Published.LeaverRateLower, where: Lead)), new("Upper 95%", view.Rate(Published.LeaverRateUpper, where: Lead))) with { Width = 8 };
        yield return Charts.Number("Days without a lead", "Calendar days in the window on which a school had no designated safeguarding lead, added up over schools. Nothing is withheld.", None, Units.Count, new Target("Days", view.Sum(Published.VacancyDays))) with { Mark = Mark.AtLeast(1) };
    }

    private static Panel ByRole(View view) => Charts.Table(
        "DSL turnover by role",
        "For leads, and for leads and deputies together: posts held now, leavers in the window (numerator), leavers ÷ posts held at its start, the same for those who were in post at the start, and leavers for each 100 person-years with the exact Poisson 95% interval. Nothing is withheld.",
        None,
        [("role", "Role")],
        new("In post", view.Sum(Published.InPost, "role")),
        new("Leavers", view.Sum(Published.Leavers, "role")),
        new("Turnover", view.Rate(Published.TurnoverRatio, "role"), Units.Share),
        new("Turnover of starters", view.Rate(Published.StarterTurnoverRatio, "role"), Units.Share),
        new("Per 100 person-years", view.Rate(Published.LeaverRate, "role"), Units.Number),
        new("Lower 95%", view.Rate(Published.LeaverRateLower, "role"), Units.Number),
        new("Upper 95%", view.Rate(Published.LeaverRateUpper, "role"), Units.Number)) with
    { Width = 16, Height = 7 };

    private static Panel Reasons(View view) => Charts.Bars(
        "Why leads left",
        "Leads who left in the window, by the reason that the school gave. Nothing is withheld.",
        "No leavers: no lead has left in the window.",
        Units.Count,
        new Target("{{reason}}", view.Sum(Published.Leavers, "reason", Lead)));
}
