using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class WithdrawUnlockTests
{
    [SkippableTheory, EachStore]
    public async Task A_proposal_to_unlock_is_taken_back_and_the_lock_stands(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var (one, other) = (await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.DataManager),
            await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.TrialManager));
        await programme.AllowAsync(TrialAct.LockData);
        await one.LockDataAsync(new());
        await Imports.RefusedAsync(Reasons.NotFound, async () => await one.WithdrawUnlockAsync(new()));
        await one.ProposeUnlockAsync(new() { Reason = "A late return." });

        var standing = (await other.WithdrawUnlockAsync(new())).DataLock;

        Assert.Equal(("", ""), (standing.UnlockReason, standing.UnlockProposedBy));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await other.ConfirmUnlockAsync(new()));
        Assert.Equal("test-datamanager", (await one.ProposeUnlockAsync(new() { Reason = "A late return." })).DataLock.UnlockProposedBy);
    }
}
