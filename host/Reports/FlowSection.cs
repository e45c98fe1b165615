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
        var reason = flow.Withheld.GetValueOrDefault("randomised", "");
        if (reason == Reasons.NotDrawn)
            return new SummarySection { Code = "consort", AbsentReason = reason };
        var figures = Figures.Of("consort")
            .Count("registered", flow.Registered)
            .Count($"registered_in_{(await Authorities.AllAsync(query.Calls, query.Cancel)).Count}_las", flow.RegisteredInAuthorities)
            .Count("eligible", flow.Eligible)
            .Count("opted_out", flow.OptedOut);
        var arms = new ArmFigures(figures, reason);
        arms.Add("randomised", flow.Randomised, "total", flow.Randomised?.Intervention + flow.Randomised?.Control);
        arms.Add("received_at_least_one_session", flow.ReceivedAtLeastOneSession, "C_exposed_by_attendance_of_own_lead",
            flow.HasControlExposed ? flow.ControlExposed : null);
        arms.Add("outcome_returned_any_trial_month", flow.OutcomeReturnedAnyTrialMonth);
        arms.Add($"outcome_returned_all_{query.Trial.TrialMonths.Count}_months", flow.OutcomeReturnedAllTrialMonths);
        arms.Add("in_proportion_analysis_contacts_gt_0", flow.InProportionAnalysis);
        var withdrawn = arms with { Figures = figures.In("withdrawn") };
        withdrawn.Add("delivery", flow.WithdrawnDelivery);
        withdrawn.Add("data", flow.WithdrawnData);
        figures.Section.LastOn = flow.AsOf;
        return figures.Section;
    }

    /// <summary>Adds counts by arm; where the answer leaves them out, the reason.</summary>
    private sealed record ArmFigures(Figures Figures, string Reason)
    {
        public void Add(string code, ArmFlow? flow, string inner = "", int? count = null)
        {
            if (flow is null)
            {
                Figures.Absent(code, Reason);
                return;
            }
            Figures.Arms(code, flow.Intervention, flow.Control);
            if (count is { } given)
                Figures.In(code).Count(inner, given);
        }
    }
}
