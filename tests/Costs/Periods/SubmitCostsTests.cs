using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.CostPeriodsService.CostPeriodsServiceClient;

namespace Programme.Tests;

/// <summary>SubmitCosts: who submitted what, and that its lines are closed.</summary>
public sealed class SubmitCostsTests
{
    [SkippableTheory, EachStore]
    public async Task A_submitted_term_is_closed_to_new_lines_corrections_and_files_until_it_is_reopened(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var (analyst, _) = await programme.PeopleAsync();
        var costs = programme.Costs();

        var submitted = (await analyst.SubmitCostsAsync(GivenCostPeriods.Submit())).Period;

        Assert.Equal(("submitted", "test-costanalyst", 1, 1, 12_345L), (submitted.State, submitted.SubmittedBy, submitted.OpenQueries,
            submitted.Lines, submitted.SpentPence));
        await Imports.RefusedAsync(Reasons.AlreadyExists, () => analyst.SubmitCostsAsync(GivenCostPeriods.Submit()).ResponseAsync);
        await Imports.RefusedAsync(Reasons.PeriodApproved,
            () => costs.RecordCostLineAsync(new() { CostLine = GivenCosts.Line("P2") }).ResponseAsync);
        var changed = GivenCosts.Line("P1");
        changed.AmountPence = 1;
        await Imports.RefusedAsync(Reasons.PeriodApproved,
            () => costs.CorrectCostLineAsync(new() { CostLine = changed, Reason = "Typing error" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.PeriodApproved, () => costs.ImportLinesAsync(
            "P1,350,,la,travel,recurring,1,7.5,2021/22,2021-09-01,2021-12-31,intervention\n"));
        await costs.ImportLinesAsync("P3,350,,la,travel,recurring,5,,2021/22,2022-01-01,2022-01-31,intervention\n");
        await costs.ImportLinesAsync("P4,351,,la,travel,recurring,5,,2021/22,2021-09-01,2021-12-31,intervention\n");

        await analyst.ReopenCostsAsync(new() { LaCode = "350", Period = GivenCostPeriods.Term, Reason = "A bill came late." });
        await costs.CorrectCostLineAsync(new() { CostLine = changed, Reason = "Typing error" });
        Assert.Equal("submitted", (await analyst.SubmitCostsAsync(GivenCostPeriods.Submit())).Period.State);
    }

    [SkippableTheory, EachStore]
    public async Task Lines_that_come_in_meanwhile_are_in_the_queries_as_they_are_in_the_lines(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var (analyst, _) = await programme.PeopleAsync();
        var costs = programme.Costs();
        var arriving = Enumerable.Range(0, 60).Select(async at =>
        {
            var line = GivenCosts.Line($"M{at}");
            (line.AmountPence, line.CostClass) = (100 + at, CostClass.Prerequisite);
            try
            {
                await costs.RecordCostLineAsync(new() { CostLine = line });
            }
            catch (Grpc.Core.RpcException closed) when (closed.Reason() == Reasons.PeriodApproved)
            {
            }
        }).ToList();

        var submitted = (await analyst.SubmitCostsAsync(GivenCostPeriods.Submit())).Period;
        await Task.WhenAll(arriving);

        // One query for each line but the first, K6, and K4 for the hours of all.
        Assert.Equal(submitted.Lines, submitted.OpenQueries);
        Assert.Equal(submitted.Lines, analyst.ListCostQueries(new() { PageSize = 1_000 }).Queries.Count);
    }

    [SkippableTheory, EachStore]
    public async Task A_term_without_lines_one_that_is_none_and_one_of_another_authority_are_refused(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var (analyst, _) = await programme.PeopleAsync();
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");

        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => analyst.SubmitCostsAsync(new() { LaCode = "35", Period = "2021-winter" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound,
            () => analyst.SubmitCostsAsync(new() { LaCode = "350", Period = "2022-spring" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.SubmitCostsAsync(GivenCostPeriods.Submit()).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.SubmitCostsAsync(GivenCostPeriods.Submit("")).ResponseAsync);

        Assert.Equal(["la_code", "period"], fields.Fields());
    }
}
