using Programme.Delivery;

namespace Programme.Boards;

/// <summary>Sessions delivered, and the dose that schools got.</summary>
internal static class SessionPanels
{
    private const string None = "No sessions: none is planned or recorded yet.";
    private const string MayPass =
        "A session is due in the month of its slot in the plan, but counts as delivered, cancelled or not attended in the month for which "
        + "it was scheduled. Where these two differ, more can be delivered in a month than were due: the month's share can pass 100%.";
    private const int LeastSessions = Compliance.UsualSessions;

    public static Section Of(View view) => new("Sessions delivered", [.. Numbers(view), Months(view), MonthTable(view), Cancelled(view)]);

    public static Panel Authorities(View view) => Charts.Authorities(
        "Sessions by authority",
        "For each authority, to date: sessions delivered (numerator), due by its calendar (denominator), the share delivered, and how many "
            + "were cancelled, missed or are overdue. By design; withheld below six schools.",
        None,
        new("Delivered", Count(view, "delivered", View.AuthorityLabels)),
        new("Due", Count(view, "due", View.AuthorityLabels)),
        new("Delivered ÷ due", view.Rate(Published.DeliveryRatio, View.AuthorityLabels), Units.Share),
        new("Cancelled", Count(view, "cancelled", View.AuthorityLabels)),
        new("No-shows", Count(view, "no_show", View.AuthorityLabels)),
        new("Overdue", view.Sum(Published.Overdue, View.AuthorityLabels)));

    public static Panel DoseOfAuthorities(View view) => Charts.Authorities(
        "Attendance and dose by authority",
        $"For each authority, to date: leads and deputies who came (numerator), those on the attendance records (denominator) and their "
            + $"share; schools allocated to the offer (denominator of what follows), sessions delivered to them and the mean of these; "
            + $"schools that are compliant (by the rule in force: at least {LeastSessions} sessions unless another is set) and their "
            + "share. By design; withheld below six schools.",
        None,
        new("Came", Attendance(view, "attended", View.AuthorityLabels)),
        new("On record", Attendance(view, "recorded", View.AuthorityLabels)),
        new("Attendance", view.Rate(Published.AttendanceRatio, View.AuthorityLabels), Units.Share),
        new("Schools", Schools(view, "treated", View.AuthorityLabels)),
        new("Sessions", view.Sum(Published.DoseSessions, View.AuthorityLabels)),
        new("Mean dose", view.Rate(Published.DoseMean, View.AuthorityLabels), Units.Number),
        new("At the rule", Schools(view, "compliant", View.AuthorityLabels)),
        new("Share at the rule", view.Rate(Published.CompliantRatio, View.AuthorityLabels), Units.Share));

    private static IEnumerable<Panel> Numbers(View view)
    {
        yield return Charts.Number("Sessions due to date",
            "Sessions that schools should have had by now, by the four-weekly plan in term time: the denominator of the share delivered. "
                + "By design; withheld below six schools.", None, Units.Count, new Target("Due", Count(view, "due")));
        yield return Charts.Number("Sessions delivered", "Sessions held: the numerator of the share delivered. "
            + "By design; withheld below six schools.", None,
            Units.Count, new Target("Delivered", Count(view, "delivered")));
        yield return Charts.Number("Delivered ÷ due",
            "Sessions delivered ÷ sessions due to date, of all schools together. "
                + "By design; withheld below six schools.", "No share: no session is due yet.",
                Units.Share, new Target("Delivered ÷ due", view.Rate(Published.DeliveryRatio))) with
        { Mark = Mark.Under(0.75) };
        yield return Charts.Number("Sessions overdue",
            "Sessions whose day has passed and that have no outcome yet: neither held, cancelled, missed nor moved. "
                + "By design; withheld below six schools.",
                None, Units.Count, new Target("Overdue", view.Sum(Published.Overdue))) with
        { Mark = Mark.AtLeast(1) };
        yield return Charts.Number("Cancelled", "Sessions cancelled, by whichever party. "
            + "By design; withheld below six schools.", None, Units.Count,
            new Target("Cancelled", Count(view, "cancelled")));
        yield return Charts.Number("No-shows", "Sessions at which nobody from the school appeared. "
            + "By design; withheld below six schools.", None, Units.Count,
            new Target("No-shows", Count(view, "no_show")));
        yield return Beside("Attendance",
            "Leads and deputies who came ÷ those on the attendance records of sessions. No share while no attendance is recorded.",
            new("Came", Attendance(view, "attended")), new("On record", Attendance(view, "recorded")),
                new("Attendance", view.Rate(Published.AttendanceRatio), Units.Share, Mark.Under(0.75)));
        yield return Beside("Mean dose",
            "Sessions delivered to the schools allocated to the offer ÷ these schools, those with none included. No mean before the "
                + "allocation is drawn.",
            new("Sessions", view.Sum(Published.DoseSessions)), new("Schools", Schools(view, "treated")),
                new("Sessions for each school", view.Rate(Published.DoseMean), Units.Number));
        yield return Beside("Schools at or above the compliance rule",
            $"Schools that are compliant (by the rule in force: at least {LeastSessions} sessions delivered unless another is set) ÷ "
                + "schools allocated to the offer. No share before the allocation is drawn.",
            new("At the rule", Schools(view, "compliant")), new("Schools", Schools(view, "treated")),
                new("Share at the rule", view.Rate(Published.CompliantRatio), Units.Share, Mark.Under(0.8)));
    }

    /// <summary>A share or mean, behind its numerator and its denominator.</summary>
    private static Panel Beside(string title, string description, Target numerator, Target denominator, Target share) =>
        Charts.Number(title, $"{description} By design; withheld below six schools.", None, Units.Count, numerator, denominator,
            share) with
        { Width = 8 };

    private static Panel Months(View view) => Charts.PerMonth(
        "Sessions by month",
        $"For each month: sessions due by the plan, delivered, cancelled and not attended. {MayPass} The numbers are in the table beside "
            + "it. By design; withheld below six schools.",
        None,
        Units.Count,
        new("Due", Count(view, "due", "period")),
        new("Delivered", Count(view, "delivered", "period")),
        new("Cancelled", Count(view, "cancelled", "period")),
        new("No-shows", Count(view, "no_show", "period")));

    private static Panel MonthTable(View view) => Charts.Table(
        "Delivery by month",
        $"For each month: sessions delivered (numerator), due (denominator) and the share, with sessions moved to another day. {MayPass} A "
            + "month without sessions due has no share. By design; withheld below six schools.",
        None,
        [("period", Transform.Month)],
        new("Delivered", Count(view, "delivered", "period")),
        new("Due", Count(view, "due", "period")),
        new("Delivered ÷ due", $"{Count(view, "delivered", "period")} / ({Count(view, "due", "period")} > 0)", Units.Share),
        new("Cancelled", Count(view, "cancelled", "period")),
        new("No-shows", Count(view, "no_show", "period")),
        new("Rescheduled", Count(view, "rescheduled", "period")));

    private static Panel Cancelled(View view) => Charts.Bars(
        "Who cancelled",
        "Sessions cancelled to date, by the party that cancelled. By design; withheld below six schools.",
        None,
        Units.Count,
        new Target("{{party}}", view.Sum(Published.Cancelled, "party"))) with
    { Width = 24, Height = 5 };

    private static string Attendance(View view, string measure, string by = "") =>
        view.Sum(Published.Attendance, by, $"measure=\"{measure}\"");

    private static string Schools(View view, string measure, string by = "") =>
        view.Sum(Published.DoseSchools, by, $"measure=\"{measure}\"");

    private static string Count(View view, string status, string by = "") => view.Sum(Published.Sessions, by, $"status=\"{status}\"");
}
