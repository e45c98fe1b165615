using Programme.Costs.V1;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>CorrectCostLine: what a line said before is kept with the reason.</summary>
public sealed class CorrectCostLineTests
{
    [SkippableTheory, EachStore]
    public async Task A_corrected_line_says_what_it_should_and_a_line_of_the_budget_is_in_no_cost(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var costs = programme.Costs();
        await costs.ImportIndexAsync(GivenCosts.File("gdp-deflators.csv"));
        var line = GivenCosts.Line("P1");
        (line.EvidenceRef, line.Certainty, line.Grade, line.AmountPence) = ("INV-2041", CostCertainty.Actual, "NJC 33", 20_000);

        var corrected = (await costs.CorrectCostLineAsync(new() { CostLine = line, Reason = "The bill came." })).CostLine;
        var spent = costs.SummariseCosts(new()).Overall.TotalPence;
        line.Money = CostMoney.Budget;
        await costs.CorrectCostLineAsync(new() { CostLine = line, Reason = "It was the budget." });

        Assert.Equal(("INV-2041", CostCertainty.Actual, CostMoney.Unspecified, "NJC 33"),
            (corrected.EvidenceRef, corrected.Certainty, corrected.Money, corrected.Grade));
        Assert.Equal(line, costs.ListCostLines(new()).CostLines.Single());
        Assert.Equal((20_000, 0), (spent, costs.SummariseCosts(new()).Overall.TotalPence));
    }

    [SkippableTheory, EachStore]
    public async Task A_line_that_is_not_there_the_same_again_and_wrong_fields_are_refused(string store)
    {
        await using var programme = await GivenCostPeriods.WithALineAsync(store);
        var costs = programme.Costs();
        var wrong = GivenCosts.Line("P1");
        (wrong.EvidenceRef, wrong.Grade, wrong.Money) = ("no spaces", new string('x', 81), (CostMoney)7);

        await Imports.RefusedAsync(Reasons.NotFound,
            () => costs.CorrectCostLineAsync(new() { CostLine = GivenCosts.Line("P9"), Reason = "Typing error" }).ResponseAsync);
        await Imports.RefusedAsync(Reasons.AlreadyExists,
            () => costs.CorrectCostLineAsync(new() { CostLine = GivenCosts.Line("P1"), Reason = "Typing error" }).ResponseAsync);
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => costs.CorrectCostLineAsync(new() { CostLine = wrong }).ResponseAsync);

        Assert.Equal(["cost_line.evidence_ref", "cost_line.money", "cost_line.grade", "reason"], fields.Fields());
    }
}
