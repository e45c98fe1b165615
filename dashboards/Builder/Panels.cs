using static Programme.Boards.Transform;

namespace Programme.Boards;

/// <summary>Sessions, posts, returns, enrolment and costs in numbers.</summary>
internal static class Panels
{
    private const string NoSessions = "No sessions: none is planned or recorded yet, or fewer than six schools are released.";
    private const string NoPosts = "No posts: the leads of these schools have not been imported yet.";
    private const string NoReturns = "No returns: the first month is not over yet.";
    private const string Lead = "role=\"lead\"";

    /// <summary>Added up over months: a session that is held in another month than its slot cannot make more than were due.</summary>
    public static Panel SessionsAddedUp(View view, int width)
    {
        var chart = Charts.OverMonths("Sessions due and delivered, added up by month",
            $"Sessions due by the plan up to the end of each month, and delivered up to then. The gap is what is still to be caught up. "
                + "Target: the share of those due at which the programme aims, where one is set; it is no limit. "
                + Answers.ByDesign, NoSessions, Units.Count,
            new("Due in month", Answers.Count(view, "due", "period")),
            new("Delivered in month", Answers.Count(view, "delivered", "period")),
            new("Target in month", $"{Answers.Count(view, "due", "period")} * on () group_left () ({view.Rate(Published.DeliveryTarget)} "
                + "or vector(0) / 0)"));
        return chart with
        {
            Width = width,
            Height = 10,
            Transformations = [.. chart.Transformations, AddUp("Due in month", "Due"), AddUp("Delivered in month", "Delivered"),
                AddUp("Target in month", "Target, if set"), Without("Due in month", "Delivered in month", "Target in month")],
            Overrides = [Charts.Dashed("Due", 8, 6), Charts.Thick("Delivered"), Charts.TargetLine("Target, if set")],
        };
    }

    public static Panel SessionMonths(View view) => Charts.Grid("Sessions by month, in numbers",
        "Sessions due in the month by the plan; delivered, cancelled, not attended, or moved to another day, each in the month for which "
            + "it was scheduled: in one month more can be delivered than were due, added up they cannot. " + Answers.ByDesign, NoSessions,
            "row", "Sessions",
        new("Numbers", string.Join(" or ", new[] { ("1 Due", "due"), ("2 Delivered", "delivered"), ("3 Cancelled", "cancelled"),
            ("4 Not attended", "no_show"), ("5 Moved", "rescheduled") }.Select(row =>
            $"label_replace({Answers.Count(view, row.Item2, "period")}, \"row\", \"{row.Item1}\", \"\", \"\")"))), []) with
    { Height = 7 };

    public static Panel SessionAuthorities(View view) => Charts.Authorities("Authorities: sessions, worst first",
        "Sessions short of those due; delivered (numerator), due (denominator) and their share; cancelled, not attended, without an "
            + "outcome; mean dose per treated school; schools at the compliance rule ÷ treated schools, which cannot be met before as many "
            + "sessions are due to a school as the rule asks for. " + Answers.ByDesign, NoSessions, "Short",
        new("Short", $"clamp_min({Answers.Count(view, "due", View.AuthorityLabels)} - "
        + $"{Answers.Count(view, "delivered", View.AuthorityLabels)}, 0)"),
        new("Delivered", Answers.Count(view, "delivered", View.AuthorityLabels)),
        new("Due", Answers.Count(view, "due", View.AuthorityLabels)),
        new("Share", view.Rate(Published.DeliveryRatio, View.AuthorityLabels), Units.Share, Mark.Under(0.75)),
        new("Cancelled", Answers.Count(view, "cancelled", View.AuthorityLabels)),
        new("Not attended", Answers.Count(view, "no_show", View.AuthorityLabels)),
        new("No outcome", view.Sum(Published.Overdue, View.AuthorityLabels), Mark: Mark.AtLeast(1)),
        new("Mean dose", view.Rate(Published.DoseMean, View.AuthorityLabels), Units.Number),
        new("At the rule", view.Sum(Published.DoseSchools, View.AuthorityLabels, "measure=\"compliant\"")),
        new("Treated", view.Sum(Published.DoseSchools, View.AuthorityLabels, "measure=\"treated\"")),
        new("Schools", view.Sum(Published.Schools, View.AuthorityLabels, "stage=\"listed\"")));

    /// <summary>Pro rata: no mark before the plan makes the rule possible.</summary>
    public static Panel Dose(View view, int width)
    {
        var treated = view.Sum(Published.DoseSchools, where: "measure=\"treated\"");
        var due = Answers.Count(view, "due");
        return Answers.Tile("Dose and compliance", "Sessions delivered ÷ treated schools, beside the sessions due to a school so far; "
            + "schools at the compliance rule ÷ treated schools. A rule of six sessions cannot be met before six are due. "
            + Answers.ByDesign,
            width, Units.Number,
            Answers.Sentence(view.Rate(Published.DoseMean), view.Sum(Published.DoseSessions), $"round({due} / {treated}, 0.1)",
                "sessions per school; $2 due so far", "Nothing is allocated yet"),
            Answers.Sentence(view.Rate(Published.CompliantRatio), view.Sum(Published.DoseSchools, where: "measure=\"compliant\""), treated,
                "$1 of $2 schools at the rule", "Nothing is allocated yet", Units.Share)) with
        { Height = 6 };
    }

    public static Panel Attendance(View view, int width)
    {
        var (minutes, delivered) = ($"({view.Sum(Published.SessionDuration)} / 60)", Answers.Count(view, "delivered"));
        return Answers.Tile("Attendance", "Leads and deputies who came ÷ those on the attendance records of sessions; minutes "
            + "recorded ÷ sessions delivered (a session without a number of minutes has none). " + Answers.ByDesign, width, Units.Number,
            Answers.Sentence(view.Rate(Published.AttendanceRatio), view.Sum(Published.Attendance, where: "measure=\"attended\""),
                view.Sum(Published.Attendance, where: "measure=\"recorded\""), "$1 of $2 people came", "No attendance is recorded yet",
                Units.Share),
            Answers.Sentence($"({minutes} / {delivered})", minutes, delivered, "$1 minutes in $2 sessions",
                "No session is delivered yet")) with
        { Height = 6 };
    }

    public static Panel Cancelled(View view, int width) => Charts.Bars("Who cancelled", "Sessions cancelled to date, by the party that "
        + "cancelled. " + Answers.ByDesign, NoSessions, Units.Count, "party", new("{{party}}", view.Sum(Published.Cancelled, "party")),
        size: 10) with
    { Width = width };

    public static Panel Roles(View view) => Charts.Table("Turnover by role",
        "Posts held now; posts that ended in the trial so far (numerator), posts held on its first day (denominator) and their share; "
            + "person-years in post, and leavers for each 100 of these with the exact Poisson 95% interval. The second row includes the "
            + "first. "
            + "Nothing is withheld.", NoPosts, [("role", "Role", 150)],
        new("In post", view.Sum(Published.InPost, "role")),
        new("Left", view.Sum(Published.Leavers, "role")),
        new("At start", view.Sum(Published.InPostAtStart, "role")),
        new("Turnover", view.Rate(Published.TurnoverRatio, "role"), Units.Share),
        new("Starters left", view.Sum(Published.StarterLeavers, "role")),
        new("Person-years", view.Sum(Published.PersonYears, "role"), Units.Number),
        new("Per 100", view.Rate(Published.LeaverRate, "role"), Units.Number),
        new("Lower 95%", view.Rate(Published.LeaverRateLower, "role"), Units.Number),
        new("Upper 95%", view.Rate(Published.LeaverRateUpper, "role"), Units.Number)) with
    { Width = 16, Height = 5 };

    public static Panel Reasons(View view, int width) => Charts.Bars("Why leads left", "Leads who left in the trial so far, by the "
        + "reason that "
        + "the school gave. Nothing is withheld.", "No leavers: no lead has left in the trial.", Units.Count, "reason",
        new("{{reason}}", view.Sum(Published.Leavers, "reason", Lead)), size: 10) with
    { Width = width };

    public static Panel WorkforceAuthorities(View view) => Charts.Authorities("Authorities: leads, worst first",
        "Days without a lead in the trial so far, added up over schools; schools without a lead now (listed schools minus leads in "
            + "post); leads who left (numerator), in post on the "
            + "first day (denominator) and their share; person-years, and leavers for each 100 of these with the exact Poisson 95% "
            + "interval. "
            + "Nothing is withheld.", NoPosts, "Days without",
        new("Days without", view.Sum(Published.VacancyDays, View.AuthorityLabels)),
        new("Without now", $"clamp_min({view.Sum(Published.Schools, View.AuthorityLabels, "stage=\"listed\"")} - "
            + $"{view.Sum(Published.InPost, View.AuthorityLabels, Lead)}, 0)", Mark: Mark.AtLeast(1)),
        new("In post", view.Sum(Published.InPost, View.AuthorityLabels, Lead)),
        new("Left", view.Sum(Published.Leavers, View.AuthorityLabels, Lead)),
        new("At start", view.Sum(Published.InPostAtStart, View.AuthorityLabels, Lead)),
        new("Turnover", view.Rate(Published.TurnoverRatio, View.AuthorityLabels, Lead), Units.Share),
        new("Per 100", view.Rate(Published.LeaverRate, View.AuthorityLabels, Lead), Units.Number),
        new("Lower 95%", view.Rate(Published.LeaverRateLower, View.AuthorityLabels, Lead), Units.Number),
        new("Upper 95%", view.Rate(Published.LeaverRateUpper, View.AuthorityLabels, Lead), Units.Number));

    /// <summary>A word in each cell, so that the grid is read without colour.</summary>
    public static Panel ReturnGrid(View view, int height) => Charts.Grid("Returns by authority and month",
        "One cell for each month that is due: in = received in time, late = received after the day on which it was due, NONE = due "
            + "and not received, empty = not due yet. Nothing is withheld.", NoReturns, "la_name", "Authority",
        new("State", $"{Answers.Returns(view, "received", "la_name, period")} + {Answers.Returns(view, "late", "la_name, period")} + 3 * "
            + Answers.Returns(view, "missing", "la_name, period")),
        Words.Mapping(("1", "in", "transparent"), ("2", "late", "super-light-yellow"), ("3", "NONE", "dark-red"))) with
    { Height = height };

    public static Panel ReturnAuthorities(View view) => Charts.Authorities("Authorities: returns, worst first",
        "Monthly returns missing, due by now (denominator), received, of these late and replaced by a later version; open queries about "
            + "them; "
            + "age of the newest return. Nothing is withheld.", NoReturns, "Missing",
        new("Missing", Answers.Returns(view, "missing", View.AuthorityLabels), Mark: Mark.AtLeast(1)),
        new("Due", Answers.ReturnsDue(view, View.AuthorityLabels)),
        new("Received", Answers.Returns(view, "received", View.AuthorityLabels)),
        new("Late", Answers.Returns(view, "late", View.AuthorityLabels)),
        new("Restated", Answers.Returns(view, "restated", View.AuthorityLabels)),
        new("Queries", view.Sum(Published.OpenQueries, View.AuthorityLabels), Mark: Mark.AtLeast(1)),
        new("Newest is", $"(time() - {view.Rate(Published.NewestReturn, View.AuthorityLabels)}) / 86400", Units.Days));

    /// <summary>In the order in which schools go through it.</summary>
    public static Panel Stages(View view, int width) => Charts.Bars("Participant flow: schools", "Schools eligible in the register; of "
        + "these opted out; listed, which is when they are randomised; of these reported contacts in a month of the trial, and withdrew "
        + "their data. No board has the flow by arm. One school alone that reported is withheld.",
        "No schools: the register has not been imported yet.", Units.Count, "stage",
        new("{{stage}}", string.Join(" or ", Stage(view, "eligible"), Stage(view, "opted_out"), Stage(view, "listed"),
            $"label_replace({view.Sum(Published.ContactSchoolsToDate)}, \"stage\", \"reported\", \"\", \"\")",
            Stage(view, "withdrawn_data")))) with
    { Width = width };

    private static string Stage(View view, string stage) => view.Sum(Published.Schools, "stage", $"stage=\"{stage}\"");

    public static Panel Agreements(View view, int width) => Charts.Bars("Agreements not signed", "Agreements that are needed and not "
        + "signed, by "
        + "kind. Nothing is withheld.", "No agreements: the authorities have not been imported yet.", Units.Count, "kind",
        new("{{kind}}", view.Sum(Published.AgreementsOutstanding, "kind"))) with
    { Width = width };
}
