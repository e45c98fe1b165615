namespace Programme.Tests.Dashboards;

/// <summary>Sessions delivered, and the dose that schools got.</summary>
internal static class SessionPanels
{
    private const string None = "No sessions: none is planned or recorded yet.";

    public static Section Of(View view) => new("Sessions delivered", [.. Numbers(view), Months(view), MonthTable(view), Cancelled(view)]);

    public static Panel Authorities(View view) => Charts.Authorities(
        "Sessions by authority",
        "For each authority, to date: sessions due by its calendar (denominator), delivered (numerator), the share delivered, the attendance of invited leads and deputies, and what is overdue. Nothing is withheld.",
        None,
        new("Due", Count(view, "due", View.AuthorityLabels)),
        new("Delivered", Count(view, "delivered", View.AuthorityLabels)),
        new("Delivered ÷ due", view.Rate(Published.DeliveryRatio, View.AuthorityLabels), Units.Share),
        new("Cancelled", Count(view, "cancelled", View.AuthorityLabels)),
        new("No-shows", Count(view, "no_show", View.AuthorityLabels)),
        new("Overdue", view.Sum(Published.Overdue, View.AuthorityLabels)),
        new("Attendance", view.Rate(Published.AttendanceRatio, View.AuthorityLabels), Units.Share),
        new("Mean dose", view.Rate(Published.DoseMean, View.AuthorityLabels), Units.Number),
        new("Schools at the rule", view.Rate(Published.CompliantRatio, View.AuthorityLabels), Units.Share));

    private static IEnumerable<Panel> Numbers(View view)
    {
        yield return Charts.Number("Sessions due to date", "Sessions that schools should have had by now, by the four-weekly plan in term time: the denominator of the share delivered. Nothing is withheld.", None, Units.Count, new Target("Due", Count(view, "due")));
        yield return Charts.Number("Sessions delivered", "Sessions held: the numerator of the share delivered. Nothing is withheld.", None, Units.Count, new Target("Delivered", Count(view, "delivered")));
        yield return Charts.Number("Delivered ÷ due", "Sessions delivered ÷ sessions due to date, of all schools together. Nothing is withheld.", "No share: no session is due yet.", Units.Share, new Target("Delivered ÷ due", view.Rate(Published.DeliveryRatio))) with { Mark = Mark.Under(0.75) };
        yield return Charts.Number("Sessions overdue", "Sessions whose day has passed and that have no outcome yet: neither held, cancelled, missed nor moved. Nothing is withheld.", None, Units.Count, new Target("Overdue", view.Sum(Published.Overdue))) with { Mark = Mark.AtLeast(1) };
        yield return Charts.Number("Cancelled", "Sessions cancelled, by whichever party. Nothing is withheld.", None, Units.Count, new Target("Cancelled", Count(view, "cancelled")));
        yield return Charts.Number("No-shows", "Sessions at which nobody from the school appeared. Nothing is withheld.", None, Units.Count, new Target("No-shows", Count(view, "no_show")));
        yield return Charts.Number("Attendance", "Leads and deputies who came ÷ those on the attendance records of sessions. Nothing is withheld.", "No share: no attendance is recorded yet.", Units.Share, new Target("Attendance", view.Rate(Published.AttendanceRatio))) with { Width = 8, Mark = Mark.Under(0.75) };
        yield return Charts.Number("Mean dose", "Sessions delivered ÷ schools allocated to the offer, schools with none included. Nothing is withheld.", "No mean: the allocation is not drawn yet.", Units.Number, new Target("Sessions for each school", view.Rate(Published.DoseMean))) with { Width = 8 };
        yield return Charts.Number("Schools at or above the compliance rule", "Schools with at least the number of sessions in the compliance rule ÷ schools allocated to the offer. Nothing is withheld.", "No share: the allocation is not drawn yet.", Units.Share, new Target("At or above the rule", view.Rate(Published.CompliantRatio))) with { Width = 8, Mark = Mark.Under(0.8) };
    }

    private static Panel Months(View view) => Charts.PerMonth(
        "Sessions by month",
        "For each month in which they were scheduled: sessions due by the plan, delivered, cancelled and not attended. The numbers are in the table beside it. Nothing is withheld.",
        None,
        Units.Count,
        new("Due", Count(view, "due", "period")),
        new("Delivered", Count(view, "delivered", "period")),
        new("Cancelled", Count(view, "cancelled", "period")),
        new("No-shows", Count(view, "no_show", "period")));

    private static Panel MonthTable(View view) => Charts.Table(
        "Delivery by month",
        "For each month: sessions delivered (numerator), due (denominator) and the share, with sessions moved to another day. A month without sessions due has no share. Nothing is withheld.",
        None,
        [("period", Transform.Month)],
        new("Due", Count(view, "due", "period")),
        new("Delivered", Count(view, "delivered", "period")),
        new("Delivered ÷ due", $"{Count(view, "delivered", "period")} / ({Count(view, "due", "period")} > 0)", Units.Share),
        new("Cancelled", Count(view, "cancelled", "period")),
        new("No-shows", Count(view, "no_show", "period")),
        new("Rescheduled", Count(view, "rescheduled", "period")));

    private static Panel Cancelled(View view) => Charts.Bars(
        "Who cancelled",
        "Sessions cancelled to date, by the party that cancelled. Nothing is withheld.",
        None,
        Units.Count,
        new Target("{{party}}", view.Sum(Published.Cancelled, "party"))) with
    { Width = 24, Height = 5 };

    private static string Count(View view, string status, string by = "") => view.Sum(Published.Sessions, by, $"status=\"{status}\"");
}
