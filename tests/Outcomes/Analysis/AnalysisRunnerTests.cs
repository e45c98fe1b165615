using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>AnalysisRunner: what a host that stopped has left is computed by the next one, without being asked.</summary>
public sealed class AnalysisRunnerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("programme-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_run_left_by_a_stop_is_computed_when_the_host_starts_again()
    {
        await EmptyStores.CopyToAsync(folder);
        await using (var first = await RunningProgramme.StartAsync("sqlite", folder))
        {
            await GivenAnalysis.PlannedAsync(first);
            await GivenAnalysis.LockedAsync(first);
            await GivenAnalysis.EndedAsync(first, (await GivenAnalysis.Analysis(first).RehearseEffectsAsync(new() { Seed = 3 })).Run);
            await first.SqlAsync("outcomes", "DELETE FROM {0}analysis_results");
            await first.SqlAsync("outcomes",
                "UPDATE {0}analysis_runs SET \"State\" = 'Started', \"Program\" = '0.0.1', \"EndedAt\" = NULL");
        }

        await using var second = await RunningProgramme.StartAsync("sqlite", folder);
        second.ExpectError("databases that do not verify");
        await using var db = second.Services.GetRequiredService<Store<OutcomesDb>>().Read(Scope.All);
        while (await db.AnalysisRuns.AnyAsync(row => row.State == RunState.Started))
            await Task.Yield();

        var run = await db.AnalysisRuns.SingleAsync();
        Assert.Equal((RunState.Done, AnalysisRunner.Program), (run.State, run.Program));
        Assert.NotEmpty(GivenAnalysis.Analysis(second).ListResults(new() { Run = 1 }).Results);
    }
}
