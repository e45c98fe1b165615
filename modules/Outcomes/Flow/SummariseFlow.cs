using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    /// <summary>Fields of the response that are not set for whoever may not know the arms.</summary>
    private static readonly string[] ByArm = ["randomised", "received_at_least_one_session", "control_exposed",
        "outcome_returned_any_trial_month", "outcome_returned_all_trial_months", "in_proportion_analysis", "withdrawn_delivery",
        "withdrawn_data"];

    public override async Task<SummariseFlowResponse> SummariseFlow(SummariseFlowRequest request, ServerCallContext context)
    {
        var register = await flows.RegisterCountsAsync(request.AsOf, context.CancellationToken);
        var flow = await flows.LoadAsync(request.AsOf, context);

        var response = new SummariseFlowResponse
        {
            Registered = register.Rows,
            RegisteredInAuthorities = register.RowsInAuthorities,
            Eligible = register.Eligible,
            OptedOut = flow.Schools.Count(school => school is { OptedOut: true, Listed: false, Against: "" }),
            Randomised = flow.ByArm(_ => true),
            ReceivedAtLeastOneSession = flow.ByArm(school => school.Received),
            OutcomeReturnedAnyTrialMonth = flow.ByArm(school => school.Months > 0),
            OutcomeReturnedAllTrialMonths = flow.ByArm(school => school.Months > 0 && school.Months == flow.MonthsOver),
            InProportionAnalysis = flow.ByArm(school => school.Contacts > 0),
            WithdrawnDelivery = flow.ByArm(school => school.DeliveryWithdrawn is not null),
            WithdrawnData = flow.ByArm(school => school.DataWithdrawn is not null),
            Boxes = { FlowSums.ReconciledBoxes(flow) },
            AsOf = flow.Day.ToDate(),
            Blinded = flow.Blinded,
        };
        if (flow.ByArm(school => school.Exposed) is { } exposed)
            response.ControlExposed = exposed.Control;
        else
            response.Withheld.Add(ByArm.ToDictionary(field => field, _ => flow.Withheld));
        return response;
    }
}
