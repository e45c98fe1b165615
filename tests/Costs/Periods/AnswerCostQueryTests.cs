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
        Assert.Equal(("1 without a grade, 9 hours", ""), (again.Value, again.Reason));
    }

    [SkippableTheory, EachStore]
    public async Task One_reason_answers_several_queries_of_a_rule_by_name_or_by_category_all_or_none(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var (analyst, _) = await programme.PeopleAsync();
        await programme.Costs().ImportLinesAsync("Q2,350,,la,venue,recurring,1,2,2021/22,2021-09-01,2021-12-31,intervention\n"
            + "Q3,350,,la,travel,recurring,2,3,2021/22,2022-01-01,2022-04-30,intervention\n"
            + "Q4,350,,la,venue,recurring,2,3,2021/22,2022-01-01,2022-04-30,intervention\n"
            + "Q5,351,,la,travel,recurring,3,4,2021/22,2021-09-01,2021-12-31,intervention\n");
        var (travel, named, lacking) = (GivenCostPeriods.Answer(""), GivenCostPeriods.Answer(""), GivenCostPeriods.Answer(""));
        (travel.Category, travel.Period) = ("travel", "");
        named.Subjects.AddRange(["travel", "venue"]);
        lacking.Subjects.AddRange(["venue", "it"]);

        await Imports.RefusedAsync(Reasons.NotFound, () => analyst.AnswerCostQueryAsync(lacking).ResponseAsync);
        var about = await analyst.AnswerCostQueryAsync(travel);
        await Imports.RefusedAsync(Reasons.NotFound, () => analyst.AnswerCostQueryAsync(travel).ResponseAsync);
        named.Reason = "Both are of one contract.";
        var both = await analyst.AnswerCostQueryAsync(named);
        var open = analyst.ListCostQueries(new() { OpenOnly = true }).Queries;
        named.Category = "travel";
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => analyst.AnswerCostQueryAsync(named).ResponseAsync);

        Assert.Equal(["2021-autumn", "2022-spring"], about.Queries.Select(one => one.Period));
        Assert.Equal(about.Queries[0], about.Query);
        Assert.All(about.Queries, one => Assert.Equal(("The grade is on the invoice.", "test-costanalyst"), (one.Reason, one.AnsweredBy)));
        Assert.Equal([("travel", named.Reason), ("venue", named.Reason)], both.Queries.Select(one => (one.Subject, one.Reason)));
        Assert.Equal([("350", "2022-spring", "venue"), ("351", "2021-autumn", "travel")],
            open.Select(one => (one.LaCode, one.Period, one.Subject)));
        Assert.Equal(["subjects"], fields.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_query_that_is_none_and_missing_fields_are_told(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var (analyst, _) = await programme.PeopleAsync();

        await Imports.RefusedAsync(Reasons.NotFound,
            () => analyst.AnswerCostQueryAsync(GivenCostPeriods.Answer("venue")).ResponseAsync);
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => analyst.AnswerCostQueryAsync(new()).ResponseAsync);

        Assert.Equal(["period", "rule", "subject", "reason"], fields.Fields());
    }
}
