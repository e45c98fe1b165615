using Programme.Access.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>RecordPlan: a plan in canonical form under its hash; nothing that this program does not do.</summary>
public sealed class RecordPlanTests
{
    [SkippableTheory, EachStore]
    public async Task The_shipped_plan_and_the_same_plan_written_out_have_one_hash_and_what_cannot_be_done_is_refused(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var analysis = await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician);

        var shipped = (await analysis.RecordPlanAsync(new())).Plan;
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () => await analysis.RecordPlanAsync(new() { Json = shipped.Json }));
        await Imports.RefusedAsync(Reasons.AlreadyExists, async () =>
            await analysis.RecordPlanAsync(new() { Json = """{ "seed": 20211, "weights": "contacts" }""" }));
        var weights = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () =>
            await analysis.RecordPlanAsync(new() { Json = """{ "weights": "schools", "permutations": 1 }""" }));
        var unknown = await Imports.RefusedAsync(Reasons.FieldsInvalid, async () =>
            await analysis.RecordPlanAsync(new() { Json = """{ "weighting": "contacts" }""" }));
        var other = (await analysis.RecordPlanAsync(new() { Json = """{ "permutations": 500 }""" })).Plan;

        Assert.Equal((1, false, ""), (shipped.Number, shipped.PostHoc, shipped.LockedBy));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256
            .HashData(System.Text.Encoding.UTF8.GetBytes(shipped.Json))), shipped.Sha256);
        Assert.Equal(["plan.weights", "plan.permutations"], weights.Fields());
        Assert.Equal(["plan.weighting"], unknown.Fields());
        Assert.Equal(2, other.Number);
        Assert.NotEqual(shipped.Sha256, other.Sha256);
    }
}
