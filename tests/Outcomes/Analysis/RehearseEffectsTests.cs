using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>RehearseEffects: the run on permuted arms, before anybody unmasks.</summary>
public sealed class RehearseEffectsTests
{
    [SkippableTheory, EachStore]
    public async Task A_rehearsal_needs_a_plan_locked_data_and_a_seed_and_says_what_it_is(string store)
    {
        var (programme, _) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var analysis = GivenAnalysis.Analysis(programme);
        await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await analysis.RehearseEffectsAsync(new()));
        await Imports.RefusedAsync(Reasons.PlanNotLocked, async () => await analysis.RehearseEffectsAsync(new() { Seed = 1 }));
        await analysis.RecordPlanAsync(new());
        await Imports.RefusedAsync(Reasons.DataNotLocked, async () => await analysis.RehearseEffectsAsync(new() { Seed = 1 }));
        await GivenAnalysis.LockedAsync(programme);

        var run = await GivenAnalysis.EndedAsync(programme, (await analysis.RehearseEffectsAsync(new() { Seed = 1 })).Run);
        var results = (await analysis.ListResultsAsync(new() { Run = run.Number })).Results;

        Assert.Equal((true, 1, AnalysisRunState.Done), (run.Rehearsal, run.Seed, run.State));
        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.EndsWith(" REHEARSAL", result.Status, StringComparison.Ordinal));
    }
}
