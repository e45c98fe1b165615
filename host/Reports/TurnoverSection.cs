using System.Globalization;
using Programme.Enrolment.V1;
using Programme.Report.V1;
using Date = Google.Type.Date;

namespace Programme.Host;

/// <summary>Turnover of leads and deputies; of leads also by arm, once the analysis is unmasked.</summary>
internal static class TurnoverSection
{
    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var turnover = await new EnrolmentService.EnrolmentServiceClient(query.Calls)
            .SummariseTurnoverAsync(new() { AsOf = query.AsOf }, cancellationToken: query.Cancel);
        var (byArm, reason) = await SummaryQuery.IfGivenAsync(new AllocationService.AllocationServiceClient(query.Calls)
            .SummariseTurnoverByArmAsync(new() { AsOf = query.AsOf }, cancellationToken: query.Cancel));
        var figures = Figures.Of("turnover", Definition(Iso(turnover.Window.FirstOn), Iso(turnover.Window.LastOn)));
        var leads = figures.In("lead").Each("per_la", turnover.Leads, la => la.LaCode, AddTurnover);
        if (byArm is null)
            leads.Absent("per_arm", reason);
        else
            leads.Each("per_arm", byArm.Arms, of => of.Arm == Arm.Intervention ? "T" : "C", (of, inner) => AddTurnover(of.Leads, inner));
        AddTurnover(turnover.LeadsOverall, leads.In("overall"));
        var all = figures.In("lead_and_deputy").Each("per_la", turnover.LeadsAndDeputies, la => la.LaCode, AddTurnover);
        AddTurnover(turnover.LeadsAndDeputiesOverall, all.In("overall"));
        figures.Counts("leaving_reasons_window", turnover.LeadsAndDeputiesOverall.LeaversByReason);
        (figures.Section.FirstOn, figures.Section.LastOn) = (turnover.Window.FirstOn, turnover.Window.LastOn);
        return figures.Section;
    }

    private static string Definition(string first, string last) =>
        "unit = post (row of designated-leads.csv, a person with two posts counts twice); ended_on is the last day in post; " +
        $"headcount = posts open on {first}; leavers = posts whose ended_on is {first}..{last}, any reason; " +
        "person_years = days in post in that window (both ends counted) / 365.25; " +
        "vacancy_days = school-days in the window with no post of role lead, up to the closing date for a school that closed without "
        + "successor; overlapping posts are not merged";

    private static void AddTurnover(Turnover turnover, Figures figures) => figures
        .Count("headcount", turnover.Headcount)
        .Count("headcount_distinct_people", turnover.HeadcountPeople)
        .Count("leavers", turnover.Leavers)
        .Count("leavers_in_post_at_start", turnover.LeaversInPostAtStart)
        .Share("leavers_over_headcount", turnover.Headcount > 0, (double)turnover.Leavers / turnover.Headcount,
            turnover.Leavers, turnover.Headcount)
        .Count("days_in_post", turnover.DaysInPost)
        .Measure("person_years", true, turnover.PersonYears)
        .Share("leavers_per_100_person_years", turnover.HasLeaversPer100PersonYears, turnover.LeaversPer100PersonYears,
            turnover.Leavers, turnover.PersonYears)
        .Count("vacancy_days", turnover.VacancyDays);

    private static string Iso(Date day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}");
}
