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
    public async Task<PlannedEconomics> EconomicsAsync(string planSha256, CancellationToken cancel)
    {
        var plan = (await analysis.GetPlanAsync(new(), cancellationToken: cancel)).Plan;
        while (plan.Sha256 != planSha256)
            plan = (await analysis.GetPlanAsync(new() { Number = plan.Number - 1 }, cancellationToken: cancel)).Plan;
        return PlannedEconomics.Of(plan.Json) with { LockedAt = plan.LockedAt?.ToDateTimeOffset() };
    }

    /// <summary>What the newest plan that was locked says of economics, else what is usual. A newer draft binds nobody yet.</summary>
    public async Task<PlannedEconomics> LockedEconomicsAsync(CancellationToken cancel)
    {
        var plan = await NewestAsync(cancel);
        while (plan is { LockedBy.Length: 0, Number: > 1 })
            plan = (await analysis.GetPlanAsync(new() { Number = plan.Number - 1 }, cancellationToken: cancel)).Plan;
        return plan is { LockedBy.Length: > 0 }
            ? PlannedEconomics.Of(plan.Json) with { LockedAt = plan.LockedAt.ToDateTimeOffset() } : PlannedEconomics.Usual;
    }

    /// <summary>Refuses what a locked plan fixes.</summary>
    /// <exception cref="RpcException">IN_A_LOCKED_PLAN: the newest plan of analysis is locked.</exception>
    public async Task RefuseLockedAsync(CancellationToken cancel)
    {
        if (await NewestAsync(cancel) is { LockedBy.Length: > 0 } plan)
            throw Faults.Precondition(Reasons.InALockedPlan, $"plan {plan.Number}",
                $"The plan of analysis {plan.Number} is locked, and the rules that costs go by with it. "
                    + "A rule is set under a new plan: record that first.");
    }

    /// <summary>The newest plan; null = there is none.</summary>
    private async Task<AnalysisPlan?> NewestAsync(CancellationToken cancel)
    {
        try
        {
            return (await analysis.GetPlanAsync(new(), cancellationToken: cancel)).Plan;
        }
        catch (RpcException none) when (none.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
