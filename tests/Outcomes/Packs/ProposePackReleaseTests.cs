using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>ProposePackRelease: to somebody, for a reason, of a run with true arms.</summary>
public sealed class ProposePackReleaseTests
{
    [SkippableTheory, EachStore]
    public async Task A_release_needs_a_recipient_a_reason_and_a_run_with_true_arms(string store)
    {
        var (programme, plan, locked) = await GivenAnalysis.ReadyAsync(store);
        await using var running = programme;
        var packs = await GivenRelease.StatisticianAsync(programme);
        var unnamed = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () => await packs.ProposePackReleaseAsync(new()));
        var analysis = await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Programme.Access.V1.Role.Statistician);
        await GivenAnalysis.EndedAsync(programme, (await analysis.RehearseEffectsAsync(new() { Seed = 1 })).Run);

        Assert.Equal(["recipient", "reason"], unnamed.Fields());
        await Imports.RefusedAsync(Reasons.NotFound, async () => await packs.ProposePackReleaseAsync(
            new() { Run = 1, Recipient = "University of Somewhere", Reason = "Repeats the primary analysis." }));
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        await GivenAnalysis.EndedAsync(programme, (await analysis.EstimateEffectsAsync(new())).Run);
        var release = await GivenRelease.ProposedAsync(programme);

        Assert.Equal((1, 2, "University of Somewhere, statistics", "test-statistician", ""),
            (release.Number, release.Run, release.Recipient, release.ProposedBy, release.ConfirmedBy));
    }
}
