using Programme.Access.V1;
using Programme.Costs.V1;
using Programme.Tests.Support;
using Client = Programme.Costs.V1.CostPeriodsService.CostPeriodsServiceClient;

namespace Programme.Tests;

/// <summary>ReportNothingSpent: a nil return says that 0 is known, of schools and of an authority.</summary>
public sealed class ReportNothingSpentTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task Nil_returns_of_schools_are_lines_of_no_pence_all_or_nothing_and_not_beside_a_cost(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "350");
        var (gaps, told) = (await OwingAsync(coordinator), (await coordinator.ListUsualPracticeReturnsAsync(
            new() { LaCode = "350", Period = "2021-autumn" })).Returns.First(one => one.State == "cost").Urn);
        var (nil, other) = (gaps[0], gaps[1]);

        var answer = await coordinator.ReportNothingSpentAsync(Nothing(nil));
        await Imports.RefusedAsync(Reasons.AlreadyExists, () => coordinator.ReportNothingSpentAsync(Nothing(other, nil)).ResponseAsync);
        var beside = await Imports.RefusedAsync(Reasons.AlreadyExists,
            () => coordinator.ReportNothingSpentAsync(Nothing(told)).ResponseAsync);
        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.ReportNothingSpentAsync(Nothing("170999")).ResponseAsync);

        var line = Assert.Single(answer.CostLines);
        Assert.Equal((nil, "nothing_spent", 0L, CostAttribution.UsualPractice, Payer.School, "2021/22"),
            (line.Urn, line.Category, line.AmountPence, line.Attribution, line.Payer, line.PriceYear));
        Assert.Contains("K00", beside.Message, StringComparison.Ordinal);
        var now = await OwingAsync(coordinator);
        Assert.Equal(gaps.Skip(1), now);
        Assert.Equal(("nothing_spent", 1), coordinator.ListUsualPracticeReturns(new() { LaCode = "350", Period = "2021-autumn" })
            .Returns.Where(one => one.Urn == nil).Select(one => (one.State, one.Lines)).Single());
    }

    [SkippableTheory, EachStore]
    public async Task An_authority_that_spent_nothing_can_submit_its_term_and_a_closed_term_takes_no_nil_return(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        await programme.AddAuthoritiesAsync();
        programme.On(2022, 5, 3);
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "350");
        SubmitCostsRequest spring = new() { LaCode = "350", Period = "2022-spring" };
        await Imports.RefusedAsync(Reasons.NotFound, () => coordinator.SubmitCostsAsync(spring).ResponseAsync);

        var answer = await coordinator.ReportNothingSpentAsync(new() { LaCode = "350", Period = "2022-spring" });
        var submitted = await coordinator.SubmitCostsAsync(spring);
        await Imports.RefusedAsync(Reasons.PeriodApproved,
            () => coordinator.ReportNothingSpentAsync(new() { LaCode = "350", Period = "2022-spring" }).ResponseAsync);

        Assert.Equal(("N-2022-spring-350", CostAttribution.Intervention, ""),
            (answer.CostLines[0].LineRef, answer.CostLines[0].Attribution, answer.CostLines[0].Urn));
        Assert.Equal(("submitted", 1, 0L, 0), (submitted.Period.State, submitted.Period.Lines, submitted.Period.SpentPence,
            submitted.Period.Queries));
    }

    [SkippableTheory, EachStore]
    public async Task A_term_to_come_schools_without_authority_and_schools_twice_are_told_together(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        programme.On(2021, 10, 1);
        await programme.AddAuthoritiesAsync();
        var analyst = await programme.ClientAsync<Client>(Role.CostAnalyst);

        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid, () => analyst.ReportNothingSpentAsync(new()
        {
            Period = "2022-spring",
            Urns = { "170002", "170002" },
            EvidenceRef = "a b",
        }).ResponseAsync);
        var other = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");
        await Imports.RefusedAsync(Reasons.NotFound,
            () => other.ReportNothingSpentAsync(new() { LaCode = "350", Period = "2021-autumn" }).ResponseAsync);

        Assert.Equal(["period", "la_code", "urns", "evidence_ref"], fields.Fields());
    }

    [SkippableTheory, EachStore]
    public async Task A_row_of_nothing_spent_in_a_file_is_a_nil_return_and_one_with_pence_or_hours_is_refused(string store)
    {
        var programme = await programmes.WithTheSyntheticProgrammeAsync(store);
        var costs = programme.Costs();
        const string row = "school,nothing_spent,recurring,{0},{1},2021/22,2021-09-01,2022-07-31,usual_practice\n";
        var coordinator = await programme.ClientAsync<Client>(Role.LaCoordinator, "351");
        var urn = (await coordinator.ListUsualPracticeReturnsAsync(new() { OwedOnly = true })).Returns[0].Urn;
        string Line(string pence, string hours) =>
            $"NIL1,351,{urn},{string.Format(System.Globalization.CultureInfo.InvariantCulture, row, pence, hours)}";

        await Imports.RefusedAsync(Reasons.FileInvalid, () => costs.ImportLinesAsync(Line("5", "")));
        await Imports.RefusedAsync(Reasons.FileInvalid, () => costs.ImportLinesAsync(Line("0", "2")));
        await costs.ImportLinesAsync(Line("0", ""));
        var twice = GivenCosts.Line("NIL2");
        (twice.Category, twice.AmountPence) = ("nothing_spent", 7);
        var fields = await Imports.RefusedAsync(Reasons.FieldsInvalid,
            () => costs.RecordCostLineAsync(new() { CostLine = twice }).ResponseAsync);

        Assert.Equal(["nothing_spent", "nothing_spent", "nothing_spent"], coordinator.ListUsualPracticeReturns(new()).Returns
            .Where(one => one.Urn == urn).Select(one => one.State));
        Assert.Equal(["cost_line.category"], fields.Fields());
    }

    private static ReportNothingSpentRequest Nothing(params string[] urns) =>
        new() { LaCode = "350", Period = "2021-autumn", Urns = { urns } };

    /// <summary>Schools of 350 that owe the autumn.</summary>
    private static async Task<List<string>> OwingAsync(Client coordinator) =>
        [.. (await coordinator.ListUsualPracticeReturnsAsync(new() { LaCode = "350", Period = "2021-autumn", OwedOnly = true })).Returns
            .Select(one => one.Urn)];
}
