using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>AnswerCostQuery: a reason with who gave it, until the line changes.</summary>
public sealed class AnswerCostQueryTests
{
    [SkippableTheory, EachStore]
    public async Task A_reason_stands_until_the_value_changes_and_a_later_one_replaces_it(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var (analyst, _) = await programme.PeopleAsync();
        var later = GivenCostPeriods.Answer();
        later.Reason = "Three grades share the hours.";

        var answered = (await analyst.AnswerCostQueryAsync(GivenCostPeriods.Answer())).Query;
        await analyst.AnswerCostQueryAsync(later);
        var kept = analyst.ListCostQueries(new()).Queries.Single();
        var corrected = GivenCosts.Line("P1");
        corrected.Hours = 9;
        await programme.Costs().CorrectCostLineAsync(new() { CostLine = corrected, Reason = "Typing error" });
        var again = analyst.ListCostQueries(new()).Queries.Single();

        Assert.Equal(("The grade is on the invoice.", "test-costanalyst"), (answered.Reason, answered.AnsweredBy));
        Assert.Equal(later.Reason, kept.Reason);
        Assert.Equal(("9", ""), (again.Value, again.Reason));
    }

    [SkippableTheory, EachStore]
    public async Task A_query_that_is_none_and_missing_fields_are_told(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var (analyst, _) = await programme.PeopleAsync();

        await Imports.RefusedAsync(Reasons.NotFound,
            () => analyst.AnswerCostQueryAsync(GivenCostPeriods.Answer("P9")).ResponseAsync);
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => analyst.AnswerCostQueryAsync(new()).ResponseAsync);

        Assert.Equal(["period", "rule", "subject", "reason"], fields.Fields());
    }
}
