using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class SummariseCostsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task The_synthetic_programme_costs_what_its_truth_says_through_every_module(string store)
    {
        var costs = (await programmes.WithTheSyntheticProgrammeAsync(store)).Costs();

        var summary = costs.SummariseCosts(new());

        Assert.Equal("2021/22", summary.PriceYear);
        GivenCosts.AssertTruth(summary.Overall);
        Assert.Equal(summary.Overall.DeliveredSessions, summary.ByLa.Sum(one => one.DeliveredSessions));
        Assert.Equal(summary.Overall.TotalPence - 4_892_480 - 1_256_830 - 961_193, summary.ByLa.Sum(one => one.TotalPence));
    }

    [SkippableTheory, EachStore]
    public async Task A_coordinator_sees_the_own_authority_without_the_lines_of_the_whole_programme(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var coordinator = await programme.ClientAsync<CostsService.CostsServiceClient>(Role.LaCoordinator, "350");

        var own = coordinator.SummariseCosts(new());
        var same = programme.Costs().SummariseCosts(new()).ByLa.Single(one => one.LaCode == "350");

        Assert.Equal([same], own.ByLa);
        Assert.Equal(new CostSummary(same) { LaCode = "" }, own.Overall);
        Assert.True(own.Overall.PerSessionPence > 0);
    }

    [SkippableTheory, EachStore]
    public async Task Prices_of_a_year_without_an_index_cannot_be_had(string store)
    {
        var costs = (await programmes.WithTheSyntheticProgrammeAsync(store)).Costs();

        var refusal = await Imports.RefusedAsync(Reasons.NoPriceIndex, () => costs.SummariseCostsAsync(new() { PriceYear = "2030/31" }).ResponseAsync);
        var malformed = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => costs.SummariseCostsAsync(new() { PriceYear = "202122" }).ResponseAsync);

        Assert.Contains("2030/31", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["price_year"], malformed.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_school_must_be_one_of_the_lines_authority(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var elsewhere = GivenCosts.Line("S-1");
        (elsewhere.LaCode, elsewhere.Urn) = ("351", "170002");

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => programme.Costs().ImportLinesAsync(
            "S-1,350,170002,school,cover,recurring,1,,2021/22,2021-09-01,2021-09-30,intervention\n"
            + "S-2,351,170002,school,cover,recurring,1,,2021/22,2021-09-01,2021-09-30,intervention\n"
            + "S-3,350,999999,school,cover,recurring,1,,2021/22,2021-09-01,2021-09-30,intervention\n"
            + "S-4,,170002,school,cover,recurring,1,,2021/22,2021-09-01,2021-09-30,intervention\n"));

        Assert.Equal(["line 3, column urn", "line 4, column urn", "line 5, column la_code"], refusal.Fields());
        await Imports.RefusedAsync(Reasons.NotFound, () => programme.Costs().RecordCostLineAsync(new() { CostLine = elsewhere }).ResponseAsync);
    }
}
