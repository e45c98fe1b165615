using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ConfirmUnlockTests
{
    [SkippableTheory, EachStore]
    public async Task A_second_person_unlocks_and_what_was_locked_can_be_locked_again(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var outcomes = await GivenOutcomes.WithThreeReturnsAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        var manager = await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.DataManager);
        var first = (await periods.LockDataAsync(new())).DataLock;
        await Imports.RefusedAsync(Reasons.NotFound, async () => await manager.ConfirmUnlockAsync(new()));
        await manager.ProposeUnlockAsync(new() { Reason = "A late return." });

        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await manager.ConfirmUnlockAsync(new()));
        var unlocked = await (await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.TrialManager))
            .ConfirmUnlockAsync(new());
        await outcomes.ImportAsync("351", "2021-11", GivenOutcomes.BuryReturn("2021-11", "2021-12-10", 40, 12));
        var second = (await periods.LockDataAsync(new())).DataLock;

        Assert.Equal("test-trialmanager", unlocked.DataLock.UnlockedBy);
        Assert.Equal((2, first.Lines + 1), (second.Number, second.Lines));
        Assert.NotEqual(first.Sha256, second.Sha256);
        Assert.Contains(periods.VerifyLock(new() { Number = 1 }).Differences,
            line => line.StartsWith("+ return 351 2021-11 1", StringComparison.Ordinal));
    }
}
