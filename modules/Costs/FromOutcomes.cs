using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Costs;

/// <summary>Client of the analysis: its plan, and what its runs with true arms may tell.</summary>
internal sealed class FromOutcomes([FromKeyedServices("costs")] AnalysisService.AnalysisServiceClient analysis)
{
    /// <summary>The schools of the newest run with true arms.</summary>
    /// <exception cref="RpcException">NOT_UNMASKED, NOT_FOUND, DATA_NOT_LOCKED.</exception>
    public async Task<GetAnalysedSchoolsResponse> SchoolsAsync(CancellationToken cancel) =>
        await analysis.GetAnalysedSchoolsAsync(new(), cancellationToken: cancel);

    /// <summary>The results of a run.</summary>
    public Task<List<AnalysisResult>> ResultsAsync(int run, CancellationToken cancel) => Pages.AllAsync(
        new ListResultsRequest { Run = run }, request => analysis.ListResultsAsync(request, cancellationToken: cancel),
        page => page.Results);

    /// <summary>What the plan of a run says of economics.</summary>
    public async Task<PlannedEconomics> EconomicsAsync(string planSha256, CancellationToken cancel) =>
        EconomicsOf(await NewestAsync(plan => plan.Sha256 == planSha256, cancel) ?? throw Faults.NotFound("plan", planSha256));

    /// <summary>What the newest plan that was locked says of economics, else what is usual. A newer draft binds nobody yet.</summary>
    public async Task<PlannedEconomics> LockedEconomicsAsync(CancellationToken cancel) =>
        await NewestAsync(plan => plan.LockedBy.Length > 0, cancel) is { } locked ? EconomicsOf(locked) : PlannedEconomics.Usual;

    /// <summary>Refuses what a locked plan fixes.</summary>
    /// <exception cref="RpcException">IN_A_LOCKED_PLAN: the newest plan of analysis is locked.</exception>
    public async Task RefuseLockedAsync(CancellationToken cancel)
    {
        if (await NewestAsync(_ => true, cancel) is { LockedBy.Length: > 0 } plan)
            throw Faults.Precondition(Reasons.InALockedPlan, $"plan {plan.Number}",
                $"The plan of analysis {plan.Number} is locked, and the rules that costs go by with it. "
                    + "A rule is set under a new plan: record that first.");
    }

    private static PlannedEconomics EconomicsOf(AnalysisPlan plan) =>
        PlannedEconomics.Of(plan.Json) with { LockedAt = plan.LockedAt?.ToDateTimeOffset() };

    /// <summary>The newest plan of a kind; null = there is none.</summary>
    private async Task<AnalysisPlan?> NewestAsync(Func<AnalysisPlan, bool> isIt, CancellationToken cancel)
    {
        try
        {
            var plan = (await analysis.GetPlanAsync(new(), cancellationToken: cancel)).Plan;
            while (!isIt(plan) && plan.Number > 1)
                plan = (await analysis.GetPlanAsync(new() { Number = plan.Number - 1 }, cancellationToken: cancel)).Plan;
            return isIt(plan) ? plan : null;
        }
        catch (RpcException none) when (none.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
