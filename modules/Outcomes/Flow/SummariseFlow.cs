using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class OutcomesHandler
{
    public override async Task<SummariseFlowResponse> SummariseFlow(SummariseFlowRequest request, ServerCallContext context)
    {
        var register = await enrolment.SummariseRegisterAsync(new() { AsOf = RegisterDay(request.AsOf).ToDate() }, cancellationToken: context.CancellationToken);
        var flow = await FlowOnAsync(request.AsOf, context);

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
            Boxes = { Reconciled(flow) },
            AsOf = flow.Day.ToDate(),
            Blinded = flow.Blinded,
        };
    }

    /// <summary>Its boxes; a flow that does not add up is an error of this program, and not shown.</summary>
    private static List<FlowBox> Reconciled(ParticipantFlow flow)
    {
        var boxes = flow.Boxes();
        var problems = FlowSums.Problems(boxes).ToList();
        return problems.Count == 0 ? boxes : throw new InvalidOperationException($"The participant flow does not add up: {string.Join(" ", problems)}");
    }

    private async Task<Dictionary<string, Arm>> ArmsAsync(CancellationToken cancel) => (await Pages.AllAsync(async token =>
    {
        var page = await allocation.ListAllocationsAsync(new() { PageSize = 10_000, PageToken = token }, cancellationToken: cancel);
        return (page.Allocations, page.NextPageToken);
    })).ToDictionary(school => school.Urn, school => school.Arm);
}
