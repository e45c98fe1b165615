using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>GetOpenPack: only of a run with true arms, and the same bytes each time.</summary>
public sealed class GetOpenPackTests
{
    [SkippableTheory, EachStore]
    public async Task A_run_has_one_open_pack_and_a_rehearsal_has_none(string store)
    {
        await using var programme = await GivenRelease.AnalysedAsync(store);
        var packs = await programme.ClientAsync<PackService.PackServiceClient>(Role.ProgrammeLead);
        await Imports.RefusedAsync(Reasons.NotFound, async () => await packs.GetOpenPackAsync(new() { Run = 2 }));

        var (first, second) = (await packs.GetOpenPackAsync(new()), await packs.GetOpenPackAsync(new() { Run = 1 }));
        var files = GivenPack.Files(first.Content.ToByteArray());

        Assert.Equal(first, second);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(first.Content.Span)), first.Sha256);
        Assert.Equal(["README.md", "SHA256SUMS", "aggregates.csv", "definitions.csv", "dictionary.csv", "parameters.csv", "plan.json",
            "results.csv", "run.R"], files.Keys);
        Assert.Contains("plan_sha256,", files["parameters.csv"], StringComparison.Ordinal);
        Assert.Contains("351,2021-09,", files["aggregates.csv"], StringComparison.Ordinal);
        await Imports.RefusedAsync(Reasons.RoleNotAllowed, async () =>
            await (await programme.ClientAsync<PackService.PackServiceClient>(Role.CostAnalyst)).GetOpenPackAsync(new()));
    }
}
