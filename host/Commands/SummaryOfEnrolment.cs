using System.Globalization;
using System.Text.Json.Nodes;
using Grpc.Core;
using Programme.Enrolment.V1;
using Date = Google.Type.Date;

namespace Programme.Host;

/// <summary>The allocation and the turnover, as in the summary's layout.</summary>
internal static class SummaryOfEnrolment
{
    public static async Task<JsonNode?> RandomisationAsync(CallInvoker calls, CancellationToken cancel)
    {
        var list = (await new AllocationService.AllocationServiceClient(calls).GetListAsync(new(), cancellationToken: cancel)).List;
        if (await SummaryVerb.OnceDrawnAsync(new AllocationService.AllocationServiceClient(calls).SummariseAllocationAsync(new(), cancellationToken: cancel)) is not { ByLa.Count: > 0 } drawn)
            return null;
        return new JsonObject
        {
            ["randomised"] = drawn.Total.Intervention + drawn.Total.Control,
            ["per_la"] = new JsonObject(drawn.ByLa.Select(la => KeyValuePair.Create<string, JsonNode?>(la.LaCode, Arms(la)))),
            ["total"] = Arms(drawn.Total),
            ["list_hash"] = list.ListHash,
        };
    }

    public static async Task<JsonObject> TurnoverAsync(CallInvoker calls, Date? asOf, CancellationToken cancel)
    {
        var turnover = await new EnrolmentService.EnrolmentServiceClient(calls).SummariseTurnoverAsync(new() { AsOf = asOf }, cancellationToken: cancel);
        var (first, last) = (Iso(turnover.Window.FirstOn), Iso(turnover.Window.LastOn));
        var byArm = await SummaryVerb.OnceDrawnAsync(new AllocationService.AllocationServiceClient(calls).SummariseTurnoverByArmAsync(new() { AsOf = asOf }, cancellationToken: cancel));
        return new JsonObject
        {
            ["definition"] = "unit = post (row of designated-leads.csv, a person with two posts counts twice); ended_on is the last day in post; " +
                $"headcount = posts open on {first}; leavers = posts whose ended_on is {first}..{last}, any reason; person_years = days in post in that window " +
                "(both ends counted) / 365.25; vacancy_days = school-days in the window with no post of role lead, up to the closing date for a school that " +
                "closed without successor; overlapping posts are not merged",
            ["lead"] = Group(turnover.Leads, turnover.LeadsOverall, byArm),
            ["lead_and_deputy"] = Group(turnover.LeadsAndDeputies, turnover.LeadsAndDeputiesOverall),
            ["leaving_reasons_window"] = SummaryVerb.Map(turnover.LeadsAndDeputiesOverall.LeaversByReason),
        };
    }

    private static JsonObject Arms(ArmCounts counts) => new() { ["T"] = counts.Intervention, ["C"] = counts.Control };

    /// <summary>By authority and over all; of leads also by arm, once the analysis is unmasked.</summary>
    private static JsonObject Group(IEnumerable<Turnover> byLa, Turnover overall, SummariseTurnoverByArmResponse? byArm = null)
    {
        var shown = new JsonObject { ["per_la"] = new JsonObject(byLa.Select(la => KeyValuePair.Create<string, JsonNode?>(la.LaCode, Of(la)))) };
        if (byArm is not null)
            shown["per_arm"] = new JsonObject(byArm.Arms.Select(arm => KeyValuePair.Create<string, JsonNode?>(arm.Arm == Arm.Intervention ? "T" : "C", Of(arm.Leads))));
        shown["overall"] = Of(overall);
        return shown;
    }

    private static JsonObject Of(Turnover turnover) => new()
    {
        ["headcount"] = turnover.Headcount,
        ["headcount_distinct_people"] = turnover.HeadcountPeople,
        ["leavers"] = turnover.Leavers,
        ["leavers_in_post_at_start"] = turnover.LeaversInPostAtStart,
        ["leavers_over_headcount"] = SummaryVerb.Number(turnover.Headcount > 0, (double)turnover.Leavers / turnover.Headcount),
        ["days_in_post"] = turnover.DaysInPost,
        ["person_years"] = turnover.PersonYears,
        ["leavers_per_100_person_years"] = SummaryVerb.Number(turnover.HasLeaversPer100PersonYears, turnover.LeaversPer100PersonYears),
        ["vacancy_days"] = turnover.VacancyDays,
    };

    private static string Iso(Date day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}");
}
