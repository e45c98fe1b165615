using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>WithdrawPackRelease: a pack is built no more.</summary>
public sealed class WithdrawPackReleaseTests
{
    [SkippableTheory, EachStore]
    public async Task A_withdrawn_release_is_neither_confirmed_nor_built(string store)
    {
        await using var programme = await GivenRelease.AnalysedAsync(store);
        var (statistician, manager) = (await GivenRelease.StatisticianAsync(programme), await GivenRelease.ManagerAsync(programme));
        await GivenRelease.ProposedAsync(programme);
        var withdrawn = (await statistician.WithdrawPackReleaseAsync(new() { Number = 1 })).Release;
        await GivenRelease.ConfirmedAsync(programme);
        await statistician.BuildControlledPackAsync(new() { Number = 2 });
        await manager.WithdrawPackReleaseAsync(new() { Number = 2 });

        Assert.Equal("test-statistician", withdrawn.WithdrawnBy);
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await manager.ConfirmPackReleaseAsync(new() { Number = 1 }));
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await manager.WithdrawPackReleaseAsync(new() { Number = 2 }));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await statistician.BuildControlledPackAsync(new() { Number = 2 }));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await statistician.WithdrawPackReleaseAsync(new() { Number = 3 }));
    }
}
