using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class SummariseBalanceTests
{
    private static readonly DrawTerms Terms = DrawTerms.Of("DSL-TEST", AllocationMode.Fixed, [], "");
    private static readonly CanonicalList Forty = CanonicalList.Of(Enumerable.Range(0, 40).Select(number => new Unit("350", $"{170000 + number}")));

    [SkippableTheory, EachStore]
    public async Task The_balance_of_the_synthetic_programme_is_told_before_the_release_without_an_arm(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportProgrammeAsync();
        var allocation = programme.Client<Allocations>();
        await allocation.DrawAsync((await allocation.FreezeListAsync(new())).List.ListHash, Truth.Section("randomisation").GetProperty("seed_hex").GetString()!);
        var statistician = await programme.ClientAsync<Allocations>(Role.Statistician);

        var balance = statistician.SummariseBalance(new());

        Assert.Equal((1, 306, 10_000, 0.5), (balance.Batch, balance.Schools, balance.Comparisons, balance.Probability));
        Assert.Equal(["pupils", "free_meals_percent", "all_through", "academy"], balance.Covariates.Select(one => one.Covariate));
        Assert.All(balance.Covariates, one => Assert.InRange(one.StandardisedDifference, 0, 0.5));
        Assert.Equal(balance.Imbalance, balance.Covariates.Sum(one => one.StandardisedDifference * one.StandardisedDifference), 0.02);
        Assert.InRange(balance.Percentile, 0, 100);
        Assert.InRange(balance.LowestShare, 0.47, 0.5);
        Assert.InRange(balance.HighestShare, 0.5, 0.53);
        await Imports.RefusedAsync(Reasons.NotReleased, async () => await allocation.ListAllocationsAsync(new()));
    }

    [SkippableTheory, EachStore]
    public async Task Of_a_few_schools_it_is_told_after_the_unmasking_only(string store)
    {
        var (programme, allocation) = await GivenList.SealedAsync(store);
        await using var running = programme;
        await Imports.RefusedAsync(Reasons.TooFewSchools, async () => await allocation.SummariseBalanceAsync(new()));
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.SummariseBalanceAsync(new() { Batch = 2 }));

        await (await programme.ClientAsync<Allocations>(Role.Statistician)).ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        await (await programme.ClientAsync<Allocations>(Role.ProgrammeLead)).ConfirmUnmaskingAsync(new());

        Assert.Equal(7, allocation.SummariseBalance(new()).Schools);
    }

    [Fact]
    public void The_standardised_difference_is_that_of_the_means_in_standard_deviations_of_all_schools()
    {
        var list = CanonicalList.Of([new("350", "1"), new("350", "2"), new("350", "3"), new("350", "4"), new("350", "5")]);
        var drawn = list.Units.Select((unit, at) => new DrawnUnit(unit, at < 2 ? Arm.Intervention : Arm.Control)).ToList();
        var balance = new Balance(list, [[1, 2, 3, 4, null], [7, 7, 7, 7, 7]]);

        // Means 1.5 and 3.5; standard deviation of 1, 2, 3, 4 is the root of 5/3. What does not vary is balanced.
        Assert.Equal([-2 / Math.Sqrt(5.0 / 3), 0], balance.Differences(drawn));
        Assert.Equal(4 / (5.0 / 3), balance.Imbalance(drawn), 12);
    }

    [Fact]
    public void The_most_lopsided_allocation_stands_at_the_end_and_the_percentiles_of_draws_are_spread_evenly()
    {
        var balance = new Balance(Forty, [[.. Enumerable.Range(0, 40).Select(number => (double?)number)]]);
        var lopsided = Forty.Units.Select((unit, at) => new DrawnUnit(unit, at < 20 ? Arm.Intervention : Arm.Control)).ToList();

        var percentiles = Enumerable.Range(0, 8).Select(number => balance.Among(Terms, Draw.Allocate(Terms, Forty, Seed.Parse($"{number:x64}")!)).Percentile).ToList();

        Assert.Equal(1, balance.Among(Terms, lopsided).Percentile);
        Assert.InRange(percentiles.Average(), 0.25, 0.75);
        Assert.InRange(percentiles.Max() - percentiles.Min(), 0.4, 1);
    }
}
