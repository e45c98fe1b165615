using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>ApproveCosts: by another person, when each query has its reason.</summary>
public sealed class ApproveCostsTests
{
    [SkippableTheory, EachStore]
    public async Task Another_person_approves_when_no_query_is_open(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var (analyst, manager) = await programme.PeopleAsync();
        Programme.Costs.V1.ApproveCostsRequest Approve() => new() { LaCode = "350", Period = GivenCostPeriods.Term };

        await Imports.RefusedAsync(Reasons.NotFound, () => manager.ApproveCostsAsync(Approve()).ResponseAsync);
        await analyst.SubmitCostsAsync(GivenCostPeriods.Submit());
        await Imports.RefusedAsync(Reasons.SecondPersonNeeded, () => analyst.ApproveCostsAsync(Approve()).ResponseAsync);
        await Imports.RefusedAsync(Reasons.QueriesOpen, () => manager.ApproveCostsAsync(Approve()).ResponseAsync);
        await analyst.AnswerCostQueryAsync(GivenCostPeriods.Answer());
        var approved = (await manager.ApproveCostsAsync(Approve())).Period;
        await Imports.RefusedAsync(Reasons.AlreadyExists, () => manager.ApproveCostsAsync(Approve()).ResponseAsync);
        // What the second person read stays what was approved.
        await Imports.RefusedAsync(Reasons.PeriodApproved, () => analyst.AnswerCostQueryAsync(GivenCostPeriods.Answer()).ResponseAsync);

        Assert.Equal(("approved", "test-costanalyst", "test-trialmanager", 1, 0),
            (approved.State, approved.SubmittedBy, approved.ApprovedBy, approved.Queries, approved.OpenQueries));
    }
}
