using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>GetPlan: the newest plan, or an earlier one by its number.</summary>
public sealed class GetPlanTests
{
    [SkippableTheory, EachStore]
    public async Task Earlier_plans_stay_readable(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var analysis = GivenAnalysis.Analysis(programme);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await analysis.GetPlanAsync(new()));
        var first = (await analysis.RecordPlanAsync(new())).Plan;
        var second = (await analysis.RecordPlanAsync(new() { Json = """{ "seed": 7 }""" })).Plan;

        Assert.Equal(second, analysis.GetPlan(new()).Plan);
        Assert.Equal(first, analysis.GetPlan(new() { Number = 1 }).Plan);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await analysis.GetPlanAsync(new() { Number = 3 }));
    }
}
