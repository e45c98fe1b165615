using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ProposeUnlockTests
{
    [SkippableTheory, EachStore]
    public async Task To_propose_needs_a_lock_and_a_reason_and_leaves_the_lock_standing(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var manager = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.DataManager);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await Imports.RefusedAsync(Reasons.NotFound, async () => await manager.ProposeUnlockAsync(new() { Reason = "A late return." }));
        await periods.LockDataAsync(new());

        await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await manager.ProposeUnlockAsync(new()));
        var proposed = await manager.ProposeUnlockAsync(new() { Reason = "A late return." });

        Assert.Equal(("A late return.", "test-datamanager", ""),
            (proposed.DataLock.UnlockReason, proposed.DataLock.UnlockProposedBy, proposed.DataLock.UnlockedBy));
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            async () => await manager.ProposeUnlockAsync(new() { Reason = "A late return." }));
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await periods.LockDataAsync(new()));
    }
}
