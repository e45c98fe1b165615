using Grpc.Core;
using Programme.Enrolment.V1;
using Programme.Journal;
using Programme.Outcomes.V1;
using Programme.Report.V1;

namespace Programme.Host;

internal sealed partial class ReportHandler
{
    public override async Task<GetNextStepsResponse> GetNextSteps(GetNextStepsRequest request, ServerCallContext context)
    {
        var (enrolment, cancel) = (new EnrolmentService.EnrolmentServiceClient(calls.Invoker), context.CancellationToken);
        var allocation = new AllocationService.AllocationServiceClient(calls.Invoker);
        var authorities = await Authorities.AllAsync(calls.Invoker, cancel);
        var work = await Journal.Pages.AllAsync(new ListWorklistRequest(),
            page => enrolment.ListWorklistAsync(page, cancellationToken: cancel), page => page.Items);
        var facts = new StepFacts(
            [.. authorities.Select(one => one.LaCode).Distinct()],
            await enrolment.SummariseRegisterAsync(new(), cancellationToken: cancel), work,
            (await allocation.GetListAsync(new(), cancellationToken: cancel)).Lists,
            await PlanAsync(cancel), await LockedAsync(cancel),
            (await allocation.GetUnmaskingAsync(new(), cancellationToken: cancel)).Unmasking,
            await new OutcomesService.OutcomesServiceClient(calls.Invoker).SummariseReturnsAsync(new(), cancellationToken: cancel),
            clock.Today(), trial.LastOn);
        return new GetNextStepsResponse { Steps = { NextSteps.Of(facts) } };
    }

    /// <summary>The newest plan; null = none is recorded.</summary>
    private async Task<AnalysisPlan?> PlanAsync(CancellationToken cancel)
    {
        try
        {
            return (await new AnalysisService.AnalysisServiceClient(calls.Invoker).GetPlanAsync(new(), cancellationToken: cancel)).Plan;
        }
        catch (RpcException refusal) when (refusal.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The lock that stands; null = the data are not locked.</summary>
    private async Task<DataLock?> LockedAsync(CancellationToken cancel)
    {
        var periods = new PeriodsService.PeriodsServiceClient(calls.Invoker);
        var locks = await Journal.Pages.AllAsync(new ListLocksRequest(),
            page => periods.ListLocksAsync(page, cancellationToken: cancel), page => page.Locks);
        return locks.LastOrDefault(one => one.UnlockedAt is null);
    }
}
