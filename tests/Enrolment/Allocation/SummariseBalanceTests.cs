using Programme.Access.V1;
using Programme.Enrolment;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using Allocations = Programme.Enrolment.V1.AllocationService.AllocationServiceClient;

namespace Programme.Tests;

public sealed class SummariseBalanceTests
{
    private static readonly DrawTerms Terms = DrawTerms.Of("DSL-TEST", AllocationMode.Fixed, [], "");
    private static readonly CanonicalList Forty =
        CanonicalList.Of(Enumerable.Range(0, 40).Select(number => new Unit("350", $"{170000 + number}")));

    [SkippableTheory, EachStore]
    public async Task Before_the_release_it_is_told_how_balanced_draws_of_the_list_usually_are_and_nothing_of_this_draw(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.Client<EnrolmentService.EnrolmentServiceClient>().ImportProgrammeAsync();
        var allocation = programme.Client<Allocations>();
        await allocation.DrawAsync((await allocation.FreezeListAsync(new())).List.ListHash);
        var statistician = await programme.ClientAsync<Allocations>(Role.Statistician);

        var sealedBalance = allocation.SummariseBalance(new());
        var blinded = statistician.SummariseBalance(new());
        await allocation.ReleaseAllocationAsync(new());
        var told = allocation.SummariseBalance(new());

        Assert.Equal((1, 306, 10_000, 0.5, Reasons.NotReleased),
            (sealedBalance.Batch, sealedBalance.Schools, sealedBalance.Comparisons, sealedBalance.Probability, sealedBalance.Withheld));
        Assert.Equal(["pupils", "free_meals_percent", "all_through", "academy"], blinded.Covariates.Select(one => one.Covariate));
        Assert.All([sealedBalance, blinded, statistician.SummariseBalance(new())],
            one => Assert.False(one.HasImbalance || one.HasPercentile
                || one.Covariates.Any(covariate => covariate.HasStandardisedDifference)));
        Assert.Equal((Reasons.NotUnmasked, ""), (blinded.Withheld, told.Withheld));
        Assert.All(told.Covariates, one => Assert.InRange(one.StandardisedDifference, 0, 0.5));
        Assert.Equal(told.Imbalance, told.Covariates.Sum(one => one.StandardisedDifference * one.StandardisedDifference), 0.02);
        Assert.InRange(told.Percentile, 0, 100);
        Assert.InRange(told.LowestShare, 0.47, 0.5);
        Assert.InRange(told.HighestShare, 0.5, 0.53);
        Assert.True(told.UsualImbalance < told.HighImbalance);
    }

    [SkippableTheory, EachStore]
    public async Task After_the_unmasking_the_statistician_is_told_too(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var statistician = await programme.ClientAsync<Allocations>(Role.Statistician);
        await Imports.RefusedAsync(Reasons.NotDrawn, async () => await allocation.SummariseBalanceAsync(new() { Batch = 2 }));
        Assert.False(statistician.SummariseBalance(new()).HasImbalance);

        await (await programme.ClientAsync<Allocations>(Role.Statistician))
            .ProposeUnmaskingAsync(new() { Reason = "analysis_plan_signed" });
        await programme.AllowAsync(TrialAct.Unmask);
        await (await programme.ClientAsync<Allocations>(Role.ProgrammeLead)).ConfirmUnmaskingAsync(new());

        Assert.Equal(allocation.SummariseBalance(new()), statistician.SummariseBalance(new()));
        Assert.True(statistician.SummariseBalance(new()).HasImbalance);
    }

    [SkippableTheory, EachStore]
    public async Task It_is_that_of_the_frozen_list_whatever_a_later_version_of_the_register_says(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        var before = (allocation.SummariseBalance(new()), allocation.GetList(new()));

        await programme.Client<EnrolmentService.EnrolmentServiceClient>()
            .ImportExtractAsync(20210701, [.. Enumerable.Range(170001, 9).Select(urn => GivenRegister.Line(urn,
            la: urn <= 170005 ? "350" : "351", number: $"{urn - 166000}", status: urn == 170009 ? "Closed" : "Open",
                pupils: urn <= 170002 ? "9000" : "1000"))]);

        Assert.Equal(before, (allocation.SummariseBalance(new()), allocation.GetList(new())));
        Assert.Equal(64, before.Item2.List.CovariatesHash.Length);
    }

    [SkippableTheory, EachStore]
    public async Task What_was_frozen_of_a_school_cannot_be_changed_unseen(string store)
    {
        var (programme, allocation) = await GivenList.DrawnAsync(store);
        await using var running = programme;
        await programme.SqlAsync("enrolment",
            store == "sqlite" ? "DROP TRIGGER listed_schools_final_UPDATE" : "ALTER TABLE {0}listed_schools DISABLE TRIGGER ALL");
        await programme.SqlAsync("enrolment", "UPDATE {0}listed_schools SET \"Pupils\" = 9000 WHERE \"Urn\" = '170001'");

        await Imports.RefusedAsync(Reasons.ListAltered, async () => await allocation.SummariseBalanceAsync(new()));
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

        var usual = balance.Usual(Terms);
        var percentiles = Enumerable.Range(0, 8)
            .Select(number => usual.PercentileOf(balance.Imbalance(Draw.Allocate(Terms, Forty, Seed.Parse($"{number:x64}")!)))).ToList();

        Assert.Equal(1, usual.PercentileOf(balance.Imbalance(lopsided)));
        Assert.InRange(percentiles.Average(), 0.25, 0.75);
        Assert.InRange(percentiles.Max() - percentiles.Min(), 0.4, 1);
    }
}
