using Programme.Delivery.V1;
using Programme.Journal;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>The dose of the treated schools, and how many of them are compliant by the rule in force.</summary>
internal static class DoseSection
{
    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var delivery = new DeliveryService.DeliveryServiceClient(query.Calls);
        var dose = await delivery.SummariseDoseAsync(new() { AsOf = query.AsOf }, cancellationToken: query.Cancel);
        var schools = dose.Schools;
        if (schools.Count == 0)
            return new SummarySection { Code = "dose", AbsentReason = Reasons.NotReleased };
        var compliant = schools.Count(school => school.Compliant);
        var ending = await EndingOfRuleAsync(delivery, query);
        var figures = Figures.Of("dose")
            .Count("treated_schools", schools.Count)
            .Mean("mean_sessions_per_treated_school", [.. schools.Select(school => school.Delivered)])
            .Share($"share_{ending}", true, (double)compliant / schools.Count, compliant, schools.Count)
            .Count($"schools_{ending}", compliant)
            .Texts("schools_with_none", schools.Where(school => school.Delivered == 0).Select(school => school.Urn))
            .Count("max", schools.Max(school => school.Delivered))
            .Mean("mean_attended_by_own_lead", [.. schools.Select(school => school.AttendedByOwnLead)])
            .Counts("per_school", schools.Select(school => KeyValuePair.Create(school.Urn, school.Delivered)));
        figures.Section.Rule = dose.ComplianceRule;
        return figures.Section;
    }

    /// <summary><c>with_6_or_more</c> for a rule of 6 sessions delivered; <c>compliant</c> for one of another kind.</summary>
    private static async Task<string> EndingOfRuleAsync(DeliveryService.DeliveryServiceClient delivery, SummaryQuery query)
    {
        var rules = await Pages.AllAsync(async token =>
        {
            var page = await delivery.ListComplianceRulesAsync(new() { PageToken = token }, cancellationToken: query.Cancel);
            return (page.Rules, page.NextPageToken);
        });
        return rules.Find(rule => rule.InForce) is { LeastSessions: > 0 and var least, Measure: ComplianceMeasure.Delivered, ByOn: null }
            ? $"with_{least}_or_more"
            : "compliant";
    }
}
