using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ListLocksTests
{
    [SkippableTheory, EachStore]
    public async Task Locks_are_listed_by_number_with_those_that_were_unlocked(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var periods = programme.Client<PeriodsService.PeriodsServiceClient>();
        await periods.LockDataAsync(new());
        await (await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.TrialManager))
            .ProposeUnlockAsync(new() { Reason = "A late return." });
        await (await programme.ClientAsync<PeriodsService.PeriodsServiceClient>(Role.DataManager)).ConfirmUnlockAsync(new());
        await periods.LockDataAsync(new());

        var first = periods.ListLocks(new() { PageSize = 1 });
        var rest = periods.ListLocks(new() { PageSize = 1, PageToken = first.NextPageToken });

        Assert.Equal(["1 test-datamanager", "2 "], first.Locks.Concat(rest.Locks).Select(row => $"{row.Number} {row.UnlockedBy}"));
        Assert.Empty(rest.NextPageToken);
    }
}
