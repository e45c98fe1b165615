using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class VerifyLockTests
{
    [SkippableTheory, EachStore]
    public async Task What_is_locked_verifies_and_a_cell_changed_in_the_table_is_named(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await GivenOutcomes.WithThreeReturnsAsync(programme);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await Imports.RefusedAsync(Reasons.NotFound, async () => await periods.VerifyLockAsync(new()));
        var locked = (await periods.LockDataAsync(new())).DataLock;

        var sound = periods.VerifyLock(new());
        await programme.SqlAsync("outcomes", $"UPDATE {{0}}return_rows SET \"ContactsNfa\" = 0 WHERE \"Month\" = '2021-10' AND \"Urn\" = '{GivenOutcomes.Bury[0]}'");
        var altered = periods.VerifyLock(new() { Number = 1 });

        Assert.Equal((true, locked.Sha256, 0), (sound.Same, sound.Sha256Now, sound.DifferencesTotal));
        Assert.False(altered.Same);
        Assert.Equal(2, altered.DifferencesTotal);
        Assert.All(altered.Differences, line => Assert.Contains("return 351 2021-10 1", line, StringComparison.Ordinal));
    }
}
