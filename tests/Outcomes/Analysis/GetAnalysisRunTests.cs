using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>GetAnalysisRun: how far a run is, also after a restart of the host.</summary>
public sealed class GetAnalysisRunTests
{
    [SkippableTheory, EachStore]
    public async Task A_run_that_a_stop_of_the_host_ended_is_computed_again_with_the_same_results(string store)
    {
        var (programme, _, _) = await GivenAnalysis.ReadyAsync(store);
        await using var running = programme;
        var analysis = GivenAnalysis.Analysis(programme);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await analysis.GetAnalysisRunAsync(new() { Number = 1 }));
        var done = await GivenAnalysis.EndedAsync(programme, (await analysis.RehearseEffectsAsync(new() { Seed = 3 })).Run);
        var results = analysis.ListResults(new() { Run = 1 }).Results;

        // As a host leaves it that stopped in the middle.
        await programme.SqlAsync("outcomes", "DELETE FROM {0}analysis_results");
        await programme.SqlAsync("outcomes",
            "UPDATE {0}analysis_runs SET \"State\" = 'Started', \"DatasetSha256\" = NULL, \"EndedAt\" = NULL");
        var again = await GivenAnalysis.EndedAsync(programme, analysis.GetAnalysisRun(new() { Number = 1 }).Run);

        Assert.Equal(AnalysisRunState.Done, again.State);
        Assert.Equal(done.DatasetSha256, again.DatasetSha256);
        Assert.Equal(results, analysis.ListResults(new() { Run = 1 }).Results);
    }
}
