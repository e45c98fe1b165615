using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Packs = Programme.Outcomes.V1.PackService.PackServiceClient;

namespace Programme.Tests;

/// <summary>Given: a run with true arms, and releases of its controlled pack.</summary>
internal static class GivenRelease
{
    /// <summary>Seven schools, unmasked and analysed.</summary>
    public static async Task<RunningProgramme> AnalysedAsync(string store)
    {
        var (programme, plan, locked) = await GivenAnalysis.ReadyAsync(store);
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        var run = await GivenAnalysis.EndedAsync(programme, (await (await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(
            Role.Statistician)).EstimateEffectsAsync(new())).Run);
        Assert.Equal((AnalysisRunState.Done, ""), (run.State, run.Fault));
        return programme;
    }

    public static Task<Packs> StatisticianAsync(RunningProgramme programme) => programme.ClientAsync<Packs>(Role.Statistician);

    public static Task<Packs> ManagerAsync(RunningProgramme programme) => programme.ClientAsync<Packs>(Role.TrialManager);

    public static async Task<PackRelease> ProposedAsync(RunningProgramme programme) =>
        (await (await StatisticianAsync(programme)).ProposePackReleaseAsync(
            new() { Recipient = "University of Somewhere, statistics", Reason = "Repeats the primary analysis." })).Release;

    public static async Task<PackRelease> ConfirmedAsync(RunningProgramme programme) => (await (await ManagerAsync(programme))
        .ConfirmPackReleaseAsync(new() { Number = (await ProposedAsync(programme)).Number })).Release;
}
