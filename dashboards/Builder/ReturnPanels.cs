namespace Programme.Boards;

/// <summary>Which monthly returns came in.</summary>
internal static class ReturnPanels
{
    private const string None = "No returns: the first month is not over yet.";
    private static readonly (string State, string Name)[] States = [("expected", "Expected"), ("received", "Received"), ("late", "Late"),
        ("missing", "Missing"), ("restated", "Restated")];

    public static Section Of(View view, Panel? newest = null) =>
        new("Data returns", [.. Numbers(view), .. newest is null ? [] : new[] { newest }, Months(view), MonthTable(view)]);

    public static Panel Authorities(View view) => Charts.Authorities(
        "Data returns by authority",
        "For each authority: monthly returns expected to date (denominator), received, late, missing and restated, and when the newest was "
            + "received. Nothing is withheld.",
        None,
        [.. States.Select(state => new Target(state.Name, Count(view, state.State, View.AuthorityLabels))),
            Extract(view.Rate(Published.NewestReturn, View.AuthorityLabels))]);

    public static Panel Newest(View view) => Charts.Number(
        "Newest return", "When the newest return of the authority was received. Nothing is withheld.", "No return has come in yet.",
            Units.Instant, Extract(view.Rate(Published.NewestReturn)));

    private static IEnumerable<Panel> Numbers(View view)
    {
        yield return Number(view, "expected", "Returns expected",
            "Monthly returns due to date (30 days after the end of the month, with grace when that day is in the authority's school "
                + "holidays, or there already): the denominator of the others.");
        yield return Number(view, "received", "Returns received", "Monthly returns that came in, in any version.");
        yield return Number(view, "late", "Returns late",
            "Monthly returns of which the data were taken after the day on which they were due, with its grace for school "
                + "holidays.") with
        { Mark = Mark.AtLeast(1) };
        yield return Number(view, "missing", "Returns missing",
            "Monthly returns due to date that have not come in.") with
        { Mark = Mark.AtLeast(1) };
        yield return Number(view, "restated", "Returns restated", "Monthly returns of which a later version replaced the first.");
    }

    private static Panel Number(View view, string state, string title, string description) =>
        Charts.Number(title, $"{description} Nothing is withheld.", None, Units.Count, new Target(title, Count(view, state)));

    private static Panel Months(View view) => Charts.PerMonth(
        "Returns by month",
        "For each month: returns expected (the denominator of the others), received, late, missing and restated. The numbers are in the "
            + "table beside it. Nothing is withheld.",
        None,
        Units.Count,
        [.. States.Select(state => new Target(state.Name, Count(view, state.State, "period")))]);

    private static Panel MonthTable(View view) => Charts.Table(
        "Returns by month, in numbers",
        "For each month: returns expected (the denominator of the others), received, late, missing and restated, and listed schools with a "
            + "count in those received; a school that alone has one in its authority's return is not shown. Nothing else is withheld.",
        None,
        [("period", Transform.Month)],
        [.. States.Select(state => new Target(state.Name, Count(view, state.State, "period"))),
            new("Schools", view.Sum(Published.ContactSchools, "period"))]);

    private static Target Extract(string seconds) => new("Newest return", $"{seconds} * 1000", Units.Instant);

    private static string Count(View view, string state, string by = "") => view.Sum(Published.Returns, by, $"state=\"{state}\"");
}
