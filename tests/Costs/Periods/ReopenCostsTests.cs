using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>ReopenCosts: with a reason; what was submitted or approved is kept.</summary>
public sealed class ReopenCostsTests
{
    [SkippableTheory, EachStore]
    public async Task A_term_is_opened_with_a_reason_and_only_when_it_is_in(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var (analyst, manager) = await programme.PeopleAsync();
        Programme.Costs.V1.ReopenCostsRequest Reopen(string reason) =>
            new() { LaCode = "350", Period = GivenCostPeriods.Term, Reason = reason };

        await Imports.RefusedAsync(Reasons.NotFound, () => manager.ReopenCostsAsync(Reopen("A bill came late.")).ResponseAsync);
        await analyst.SubmitCostsAsync(GivenCostPeriods.Submit());
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => manager.ReopenCostsAsync(Reopen("")).ResponseAsync);
        var reopened = (await manager.ReopenCostsAsync(Reopen("A bill came late."))).Period;
        await Imports.RefusedAsync(Reasons.NotFound, () => manager.ReopenCostsAsync(Reopen("Again.")).ResponseAsync);

        Assert.Equal(["reason"], fields.Fields());
        Assert.Equal(("reopened", "test-costanalyst", "test-trialmanager", "A bill came late."),
            (reopened.State, reopened.SubmittedBy, reopened.ReopenedBy, reopened.ReopenedFor));
    }
}
