using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Programme.Access.V1;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>ConfirmPackRelease: a second person, once.</summary>
public sealed class ConfirmPackReleaseTests
{
    [SkippableTheory, EachStore]
    public async Task Who_proposed_a_release_does_not_confirm_it_and_its_seed_is_shown_nowhere(string store)
    {
        await using var programme = await GivenRelease.AnalysedAsync(store);
        var manager = await programme.ClientAsync<PackService.PackServiceClient>(Role.DataManager);
        await manager.ProposePackReleaseAsync(new() { Recipient = "University of Somewhere", Reason = "Repeats the primary analysis." });
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await manager.ConfirmPackReleaseAsync(new() { Number = 1 }));
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, async () => await manager.BuildControlledPackAsync(new() { Number = 1 }));
        await Imports.RefusedAsync(Reasons.NotFound, async () => await manager.ConfirmPackReleaseAsync(new() { Number = 2 }));

        var second = await GivenRelease.ManagerAsync(programme);
        var confirmed = (await second.ConfirmPackReleaseAsync(new() { Number = 1 })).Release;

        Assert.Equal(("test-datamanager", "test-trialmanager"), (confirmed.ProposedBy, confirmed.ConfirmedBy));
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await second.ConfirmPackReleaseAsync(new() { Number = 1 }));
        await using var db = programme.Services.GetRequiredService<Store<OutcomesDb>>().Read(Scope.All);
        var seed = (await db.PackReleases.SingleAsync()).Seed!;
        Assert.Equal(64, seed.Length);
        Assert.DoesNotContain(await db.Audit.Select(row => row.Details).ToListAsync(),
            details => details?.Contains(seed, StringComparison.Ordinal) == true);
    }
}
