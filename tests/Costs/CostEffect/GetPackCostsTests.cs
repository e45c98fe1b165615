using System.Globalization;
using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Outcomes.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.EconomicsService.EconomicsServiceClient;

namespace Programme.Tests;

/// <summary>GetPackCosts: what schools cost, through two persons into a pack from which R repeats CompareCostAndEffect.</summary>
public sealed class GetPackCostsTests
{
    [SkippableTheory, EachStore]
    public async Task R_repeats_the_comparison_of_the_synthetic_programme_from_its_pack(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadAsync();
        var statistician = await programme.ClientAsync<Client>(Role.Statistician);
        foreach (var category in Programme.Costs.CostCodes.Categories)
            await programme.Client<Client>().SetAllocationRuleAsync(GivenAllocation.Rule(category, AllocationBasis.Sessions));
        var (plan, locked) = (await GivenAnalysis.PlannedAsync(programme), await GivenAnalysis.LockedAsync(programme));
        await Imports.RefusedAsync(Reasons.NotUnmasked, () => statistician.GetPackCostsAsync(new()).ResponseAsync);
        await GivenAnalysis.UnmaskedAsync(programme, plan.Sha256, locked.Sha256);
        await GivenAnalysis.EndedAsync(programme, (await GivenAnalysis.Analysis(programme).EstimateEffectsAsync(new())).Run);
        var packs = await GivenRelease.StatisticianAsync(programme);

        await Imports.RefusedAsync(Reasons.UsualPracticeGaps, () => statistician.GetPackCostsAsync(new()).ResponseAsync);
        var costs = statistician.GetPackCosts(new() { UsualPracticeGaps = UsualPracticeGapRule.AsZero }).Costs;
        var compared = statistician.CompareCostAndEffect(new() { UsualPracticeGaps = UsualPracticeGapRule.AsZero });
        await Proposed(packs, costs);
        var release = (await (await GivenRelease.ManagerAsync(programme)).ConfirmPackReleaseAsync(new() { Number = 1 })).Release;
        using var folder = UnpackedPack.Of((await packs.BuildControlledPackAsync(new() { Number = 1 })).Content.ToByteArray());

        Assert.True(release.WithCosts);
        Assert.Contains("usual_practice_gaps,as_zero", await File.ReadAllTextAsync(Path.Combine(folder.Folder, "cost-parameters.csv")),
            StringComparison.Ordinal);
        Assert.Contains("18 agree, 0 differ", await folder.RunAsync("cost_effect.R"), StringComparison.Ordinal);
        var results = File.ReadLines(Path.Combine(folder.Folder, "cost-results.csv")).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => (cells[0], cells[1]), cells => double.Parse(cells[2], CultureInfo.InvariantCulture));
        Assert.All(compared.NetBenefits, benefit =>
        {
            var id = $"net_benefit.{benefit.WorthPence.ToString("R", CultureInfo.InvariantCulture)}";
            Assert.Equal((benefit.BenefitPence, benefit.ErrorPence, benefit.Acceptability),
                (results[(id, "benefit")], results[(id, "error_HC2")], results[(id, "acceptability")]));
        });
        await RefusedAsync(programme, packs, costs);
    }

    private static async Task RefusedAsync(RunningProgramme programme, PackService.PackServiceClient packs, PackCosts costs)
    {
        var lacking = costs.Clone();
        lacking.Schools.RemoveAt(0);
        var twice = costs.Clone();
        (twice.Schools[1], twice.Seed) = (twice.Schools[0], 0);

        var fewer = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => Proposed(packs, lacking));
        var wrong = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => Proposed(packs, twice));
        await (await programme.ClientAsync<AnalysisService.AnalysisServiceClient>(Role.Statistician)).RecordPlanAsync(
            new() { Json = """{ "seed": 7 }""" });
        await programme.Client<Client>().SetAllocationRuleAsync(GivenAllocation.Rule("materials", AllocationBasis.Pupils));
        await Imports.RefusedAsync(Reasons.SharedByPupils, () => programme.Client<Client>().GetPackCostsAsync(new()).ResponseAsync);

        Assert.Equal(["costs.schools"], fewer.Fields());
        Assert.Equal(["costs.schools", "costs.seed"], wrong.Fields());
    }

    private static Task<ProposePackReleaseResponse> Proposed(PackService.PackServiceClient packs, PackCosts costs) =>
        packs.ProposePackReleaseAsync(new()
        {
            Recipient = "University of Somewhere, economics",
            Reason = "Repeats the comparison of cost and effect.",
            Costs = costs,
        }).ResponseAsync;
}
