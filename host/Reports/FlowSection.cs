using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Report.V1;

namespace Programme.Host;

/// <summary>The participant flow after CONSORT. By arm once the caller may know the arms.</summary>
internal static class FlowSection
{
    public static async Task<SummarySection?> BuildAsync(SummaryQuery query)
    {
        var outcomes = new OutcomesService.OutcomesServiceClient(query.Calls);
        var flow = await outcomes.SummariseFlowAsync(new() { AsOf = query.AsOf }, cancellationToken: query.Cancel);
        if (flow.Randomised is null)
            return new SummarySection { Code = "consort", AbsentReason = flow.Blinded ? Reasons.NotUnmasked : Reasons.NotDrawn };
        var figures = Figures.Of("consort")
            .Count("registered", flow.Registered)
            .Count($"registered_in_{await AuthorityCount.ReadAsync(query)}_las", flow.RegisteredInAuthorities)
            .Count("eligible", flow.Eligible)
            .Count("opted_out", flow.OptedOut);
        AddArms("randomised", flow.Randomised, figures)
            .In("randomised").Count("total", flow.Randomised.Intervention + flow.Randomised.Control);
        AddArms("received_at_least_one_session", flow.ReceivedAtLeastOneSession, figures)
            .In("received_at_least_one_session").Count("C_exposed_by_attendance_of_own_lead", flow.ControlExposed);
        AddArms("outcome_returned_any_trial_month", flow.OutcomeReturnedAnyTrialMonth, figures);
        AddArms($"outcome_returned_all_{query.Trial.TrialMonths.Count}_months", flow.OutcomeReturnedAllTrialMonths, figures);
        AddArms("in_proportion_analysis_contacts_gt_0", flow.InProportionAnalysis, figures);
        AddArms("delivery", flow.WithdrawnDelivery, figures.In("withdrawn"));
        AddArms("data", flow.WithdrawnData, figures.In("withdrawn"));
        figures.Section.LastOn = flow.AsOf;
        return figures.Section;
    }

    /// <summary>Not given where the answer leaves it out.</summary>
    private static Figures AddArms(string code, ArmFlow? flow, Figures figures) =>
        flow is null ? figures.Absent(code, Reasons.NotUnmasked) : figures.Arms(code, flow.Intervention, flow.Control);
}
