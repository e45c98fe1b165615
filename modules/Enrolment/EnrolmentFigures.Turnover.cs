using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentFigures
{
    private const string BothRoles = "role=lead_and_deputy includes the leads: the two roles are not to be added up.";

    internal static readonly Series InPost =
        new("programme_dsl_in_post", $"Posts of leads (or leads and deputies) held today, at the latest on the trial's last day. "
            + $"{BothRoles}", "role");

    internal static readonly Series InPostAtStart =
        new("programme_dsl_in_post_at_start", $"Posts held on the trial's first day: the denominator of both turnover ratios. {BothRoles}",
            "role");

    internal static readonly Series Leavers = new("programme_dsl_leavers",
        $"Posts whose last day is in the trial so far, by reason: added up, the numerator of the turnover ratio and of leavers per 100 "
            + $"person-years. {BothRoles}", "role", "reason");

    internal static readonly Series StarterLeavers = new("programme_dsl_starter_leavers",
        $"Posts held on the trial's first day that ended since: the numerator of the starter turnover ratio. {BothRoles}", "role");

    internal static readonly Series PersonYears = new("programme_dsl_person_years",
        $"Years in post in the trial so far (days in post ÷ 365.25): the denominator of leavers per 100 person-years. {BothRoles}", "role");

    internal static readonly Series TurnoverRatio = new("programme_dsl_turnover_ratio",
        "All posts that ended in the trial so far ÷ posts held on its first day; la=all over all authorities.", "role");

    internal static readonly Series StarterRatio = new("programme_dsl_starter_turnover_ratio",
        "Posts held on the trial's first day that ended since ÷ posts held on its first day; la=all over all authorities.", "role");

    internal static readonly Series Rate = new("programme_dsl_leavers_per_100_person_years",
        "Posts that ended in the trial so far per 100 years in post (days in post ÷ 365.25); la=all over all authorities.", "role");

    internal static readonly Series RateLower =
        new("programme_dsl_leavers_per_100_person_years_lower", "Lower end of the exact Poisson 95% interval of the rate.", "role");

    internal static readonly Series RateUpper =
        new("programme_dsl_leavers_per_100_person_years_upper", "Upper end of the exact Poisson 95% interval of the rate.", "role");

    internal static readonly Series VacancyDays = new("programme_dsl_vacancy_days",
        "Calendar days in the trial so far on which a listed school had no lead, summed over schools, up to the closing of a school "
            + "without successor.");

    private static readonly Series[] TurnoverSeries = [InPost, InPostAtStart, Leavers, StarterLeavers, PersonYears, TurnoverRatio,
        StarterRatio, Rate, RateLower, RateUpper, VacancyDays];

    private static IEnumerable<Figure> OfTurnover(SummariseTurnoverResponse summary) =>
    [
        .. summary.Leads.Select(turnover => VacancyDays.Of(turnover.LaCode, turnover.VacancyDays)),
        .. OfRole("lead", summary.Leads, summary.LeadsOverall),
        .. OfRole("lead_and_deputy", summary.LeadsAndDeputies, summary.LeadsAndDeputiesOverall),
    ];

    private static IEnumerable<Figure> OfRole(string role, IEnumerable<Turnover> perAuthority, Turnover overall)
    {
        foreach (var turnover in perAuthority)
        {
            yield return InPost.Of(turnover.LaCode, turnover.InPost, role);
            yield return InPostAtStart.Of(turnover.LaCode, turnover.Headcount, role);
            yield return StarterLeavers.Of(turnover.LaCode, turnover.LeaversInPostAtStart, role);
            yield return PersonYears.Of(turnover.LaCode, turnover.PersonYears, role);
            foreach (var (reason, leavers) in turnover.LeaversByReason)
                yield return Leavers.Of(turnover.LaCode, leavers, role, reason);
            foreach (var figure in Ratios(role, turnover.LaCode, turnover))
                yield return figure;
        }
        foreach (var figure in Ratios(role, Figure.Programme, overall))
            yield return figure;
    }

    private static IEnumerable<Figure> Ratios(string role, string la, Turnover turnover)
    {
        if (turnover.Headcount > 0)
        {
            yield return TurnoverRatio.Of(la, (double)turnover.Leavers / turnover.Headcount, role);
            yield return StarterRatio.Of(la, (double)turnover.LeaversInPostAtStart / turnover.Headcount, role);
        }
        if (turnover.HasLeaversPer100PersonYears)
        {
            yield return Rate.Of(la, turnover.LeaversPer100PersonYears, role);
            yield return RateLower.Of(la, turnover.RateLower, role);
            yield return RateUpper.Of(la, turnover.RateUpper, role);
        }
    }
}
