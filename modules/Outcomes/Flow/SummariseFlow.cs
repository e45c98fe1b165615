using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<SummariseFlowResponse> SummariseFlow(SummariseFlowRequest request, ServerCallContext context)
    {
        var register = await flows.RegisterCountsAsync(request.AsOf, context.CancellationToken);
        var flow = await flows.LoadAsync(request.AsOf, context);

        return new SummariseFlowResponse
        {
            Registered = register.Rows,
            RegisteredInAuthorities = register.RowsInAuthorities,
            Eligible = register.Eligible,
            OptedOut = flow.Schools.Count(school => school is { OptedOut: true, Listed: false, Against: "" }),
            Randomised = flow.ByArm(_ => true),
            ReceivedAtLeastOneSession = flow.ByArm(school => school.Received),
            ControlExposed = flow.ByArm(school => school.Exposed)?.Control ?? 0,
            OutcomeReturnedAnyTrialMonth = flow.ByArm(school => school.Months > 0),
            OutcomeReturnedAllTrialMonths = flow.ByArm(school => school.Months > 0 && school.Months == flow.MonthsOver),
            InProportionAnalysis = flow.ByArm(school => school.Contacts > 0),
            WithdrawnDelivery = flow.ByArm(school => school.DeliveryWithdrawn is not null),
            WithdrawnData = flow.ByArm(school => school.DataWithdrawn is not null),
            Boxes = { FlowSums.ReconciledBoxes(flow) },
            AsOf = flow.Day.ToDate(),
            Blinded = flow.Blinded,
        };
    }
}
