using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>LockPlan: a second person locks the plan that is meant.</summary>
public sealed class LockPlanTests
{
    [SkippableTheory, EachStore]
    public async Task A_second_person_locks_the_newest_plan_once(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var statistician = await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician);
        var lead = await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.ProgrammeLead);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await lead.LockPlanAsync(new() { Sha256 = "" }));
        var plan = (await statistician.RecordPlanAsync(new())).Plan;

        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () =>
            await statistician.LockPlanAsync(new() { Sha256 = plan.Sha256 }));
        await Imports.RefusedAsync(Reasons.StaleEtag, async () => await lead.LockPlanAsync(new() { Sha256 = new string('0', 64) }));
        var locked = (await lead.LockPlanAsync(new() { Sha256 = plan.Sha256 })).Plan;
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await lead.LockPlanAsync(new() { Sha256 = plan.Sha256 }));

        Assert.Equal(("test-statistician", "test-programmelead"), (locked.RecordedBy, locked.LockedBy));
        Assert.NotNull(locked.LockedAt);
    }
}
