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
    public async Task The_programme_lead_is_told_half_of_both_arms_and_why_until_the_unmasking(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.LoadCostsAsync();
        var lead = await programme.ClientAsync<CostsService.CostsServiceClient>(Role.ProgrammeLead);
        var analyst = await programme.ClientAsync<CostsService.CostsServiceClient>(Role.CostAnalyst);

        var blinded = lead.SummariseCosts(new()).Overall;
        var told = analyst.SummariseCosts(new()).Overall;
        var allocation = await programme.ClientAsync<Enrolment.V1.AllocationService.AllocationServiceClient>(Role.TrialManager);
        await programme.AllowAsync(TrialAct.Unmask);
        await allocation.ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        await (await programme.ClientAsync<Enrolment.V1.AllocationService.AllocationServiceClient>(Role.ProgrammeLead))
            .ConfirmUnmaskingAsync(new());

        Assert.False(blinded.HasTreatedSchools || blinded.HasTreatedSchoolsWithPupils || blinded.HasTreatedPupils);
        Assert.Equal((153, Reasons.NotUnmasked, blinded.TotalPence / 153.0),
            (blinded.SchoolsByDesign, blinded.Withheld, blinded.PerSchoolPence));
        Assert.Equal(("", false, true), (told.Withheld, told.HasSchoolsByDesign, told.HasTreatedSchools));
        Assert.Equal(told, lead.SummariseCosts(new()).Overall);
    }

    [SkippableTheory, EachStore]
    public async Task Costs_of_an_authority_with_few_schools_are_told_to_nobody_who_may_not_know_the_arms(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        await programme.Costs().ImportLinesAsync(
            "S-1,350,170001,school,cover,recurring,4321,,2021/22,2021-09-01,2021-09-30,intervention\n"
            + "S-2,,,programme,materials,recurring,99,,2021/22,2021-09-01,2021-09-30,intervention\n");
        var lead = await programme.ClientAsync<CostsService.CostsServiceClient>(Role.ProgrammeLead);
        await allocation.ReleaseAllocationAsync(new());

        var told = lead.SummariseCosts(new());
        var known = (await programme.ClientAsync<CostsService.CostsServiceClient>(Role.CostAnalyst)).SummariseCosts(new());

        Assert.Equal(4321, known.ByLa.Single(one => one.LaCode == "350").TotalPence);
        Assert.All(told.ByLa, one => Assert.Equal(new CostSummary { LaCode = one.LaCode, Withheld = Reasons.NotUnmasked }, one));
        Assert.Equal((99, false), (told.Overall.TotalPence, told.Overall.HasDeliveredSessions));
        Assert.DoesNotContain(await programme.ScrapeAsync(),
            line => line.StartsWith("programme_cost", StringComparison.Ordinal) && line.Contains("la=\"350\"", StringComparison.Ordinal));
    }

    [SkippableTheory, EachStore]
    public async Task Prices_of_a_year_without_an_index_cannot_be_had(string store)
    {
        var costs = (await programmes.WithTheSyntheticProgrammeAsync(store)).Costs();

        var refusal = await Imports.RefusedAsync(Reasons.NoPriceIndex,
            () => costs.SummariseCostsAsync(new() { PriceYear = "2030/31" }).ResponseAsync);
        var malformed = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => costs.SummariseCostsAsync(new() { PriceYear = "202122" }).ResponseAsync);

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
        await Imports.RefusedAsync(Reasons.NotFound,
            () => programme.Costs().RecordCostLineAsync(new() { CostLine = elsewhere }).ResponseAsync);
    }
}
