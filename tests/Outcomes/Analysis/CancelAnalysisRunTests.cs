using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>CancelAnalysisRun: a run that is ended has no results, and another can begin.</summary>
public sealed class CancelAnalysisRunTests
{
    [SkippableTheory, EachStore]
    public async Task A_cancelled_run_stays_cancelled_and_has_no_results(string store)
    {
        var (programme, _, _) = await GivenAnalysis.ReadyAsync(store);
        await using var running = programme;
        var analysis = GivenAnalysis.Analysis(programme);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await analysis.CancelAnalysisRunAsync(new() { Number = 1 }));
        await GivenAnalysis.EndedAsync(programme, (await analysis.RehearseEffectsAsync(new() { Seed = 3 })).Run);
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await analysis.CancelAnalysisRunAsync(new() { Number = 1 }));
        await programme.SqlAsync("outcomes", "DELETE FROM {0}analysis_results");
        await programme.SqlAsync("outcomes", "UPDATE {0}analysis_runs SET \"State\" = 'Started'");
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await analysis.RehearseEffectsAsync(new() { Seed = 4 }));

        var cancelled = (await analysis.CancelAnalysisRunAsync(new() { Number = 1 })).Run;
        var next = await GivenAnalysis.EndedAsync(programme, (await analysis.RehearseEffectsAsync(new() { Seed = 4 })).Run);

        Assert.Equal(AnalysisRunState.Cancelled, cancelled.State);
        Assert.Equal((2, AnalysisRunState.Done), (next.Number, next.State));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await analysis.ListResultsAsync(new() { Run = 1 }));
    }
}
